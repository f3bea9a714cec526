-- Which activities a list has ever held.
SELECT activity_id AS Id
FROM ki.import_row
WHERE source = @Source AND DATALENGTH(source) = DATALENGTH(@Source)
ORDER BY activity_id;
