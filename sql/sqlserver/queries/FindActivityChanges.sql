-- What was changed in an activity, in the order in which it was.
SELECT CONVERT(nvarchar(19), changed_at, 126) + N'Z' AS ChangedAt, source AS Source, field AS Field, old_value AS OldValue, new_value AS NewValue
FROM ki.activity_change
WHERE activity_id = @Id AND DATALENGTH(activity_id) = DATALENGTH(@Id)
ORDER BY change_id;
