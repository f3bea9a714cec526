-- Notes what was changed in a field of a partner or a Stellungnahme.
INSERT INTO ki.entry_change (entry, changed_at, source, field, old_value, new_value)
VALUES (@Entry, CONVERT(datetime2(3), LEFT(@At, 19), 126), @Source, @Field, @Before, @After);
