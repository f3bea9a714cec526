-- The day on which an activity was last changed, as the host's view says.
SELECT CONVERT(nvarchar(10), MAX(changed_at), 23) AS ChangedOn
FROM ki_contract.activity;
