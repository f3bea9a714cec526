-- Notes what was changed in a field of an activity.
INSERT INTO activity_change (activity_id, changed_at, source, field, old_value, new_value)
VALUES (@Id, @At, @Source, @Field, @Before, @After);
