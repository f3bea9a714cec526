-- The ids of all stored activities.
SELECT DISTINCT id AS Id
FROM ki.ki_activity
WHERE id IS NOT NULL
ORDER BY id;
