-- What was changed in partners and Stellungnahmen, in the order in which it was.
SELECT entry AS Entry, changed_at AS ChangedAt, source AS Source, field AS Field, old_value AS OldValue, new_value AS NewValue
FROM entry_change
ORDER BY change_id;
