-- Which activities a list has ever held.
SELECT activity_id AS Id
FROM import_row
WHERE source = @Source
ORDER BY activity_id;
