-- Notes what was changed in a field of an activity.
INSERT INTO ki.activity_change (activity_id, changed_at, source, field, old_value, new_value)
VALUES (@Id, CONVERT(datetime2(3), LEFT(@At, 19), 126), @Source, @Field, @Before, @After);
