-- Attributes of no activity: the join of ReadActivities cannot see them, and nothing is to be lost.
SELECT
  CAST(t.activity_id AS TEXT) AS ActivityId,
  CAST(t.attribute AS TEXT) AS Name,
  CAST(t.value AS TEXT) AS Value
FROM activity_attribute t
WHERE NOT EXISTS (SELECT 1 FROM activity a WHERE a.id = t.activity_id COLLATE BINARY)
ORDER BY t.activity_id COLLATE BINARY, t.attribute COLLATE BINARY, t.value COLLATE BINARY;
