-- The stored attributes of an activity.
SELECT attribute AS Name, value AS Value
FROM ki.ki_activity_attribute
WHERE activity_id = @Id AND DATALENGTH(activity_id) = DATALENGTH(@Id)
ORDER BY attribute, value;
