-- One attribute.
INSERT INTO ki.ki_activity_attribute (activity_id, attribute, value)
VALUES (@Id, @Name, @Value);
