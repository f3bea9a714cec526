-- Notes what was changed in a field of a partner or a Stellungnahme.
INSERT INTO entry_change (entry, changed_at, source, field, old_value, new_value)
VALUES (@Entry, @At, @Source, @Field, @Before, @After);
