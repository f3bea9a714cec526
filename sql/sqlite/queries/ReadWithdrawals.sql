-- All activities that were withdrawn by hand.
SELECT activity_id AS Id, withdrawn_at AS WithdrawnAt, reason AS Reason
FROM activity_withdrawal
ORDER BY activity_id;
