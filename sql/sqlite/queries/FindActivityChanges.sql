-- What was changed in an activity, in the order in which it was.
SELECT changed_at AS ChangedAt, source AS Source, field AS Field, old_value AS OldValue, new_value AS NewValue
FROM activity_change
WHERE activity_id = @Id
ORDER BY change_id;
