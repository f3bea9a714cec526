-- One attribute.
INSERT INTO ki_activity_attribute (activity_id, attribute, value)
VALUES (@Id, @Name, @Value);
