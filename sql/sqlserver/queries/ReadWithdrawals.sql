-- All activities that were withdrawn by hand.
SELECT activity_id AS Id, CONVERT(nvarchar(19), withdrawn_at, 126) + N'Z' AS WithdrawnAt, reason AS Reason
FROM ki.activity_withdrawal
ORDER BY activity_id;
