-- The day on which an activity was last changed, as the host's view says.
SELECT SUBSTR(MAX(changed_at), 1, 10) AS ChangedOn
FROM activity;
