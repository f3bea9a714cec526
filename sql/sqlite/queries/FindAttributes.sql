-- The stored attributes of an activity.
SELECT attribute AS Name, value AS Value
FROM ki_activity_attribute
WHERE activity_id = @Id
ORDER BY attribute COLLATE BINARY, value COLLATE BINARY;
