-- What was changed in partners and Stellungnahmen, in the order in which it was.
SELECT entry AS Entry, CONVERT(nvarchar(19), changed_at, 126) + N'Z' AS ChangedAt, source AS Source, field AS Field, old_value AS OldValue, new_value AS NewValue
FROM ki.entry_change
ORDER BY change_id;
