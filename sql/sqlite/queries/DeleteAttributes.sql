-- The old set of attributes, before the new one is written.
DELETE FROM ki_activity_attribute
WHERE activity_id = @Id;
