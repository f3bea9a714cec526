-- The lists that have ever held an activity.
SELECT source AS Source
FROM ki.import_row
WHERE activity_id = @Id AND DATALENGTH(activity_id) = DATALENGTH(@Id)
ORDER BY source;
