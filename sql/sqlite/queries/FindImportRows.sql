-- The lists that have ever held an activity.
SELECT source AS Source
FROM import_row
WHERE activity_id = @Id
ORDER BY source;
