-- Writes a setting that does not exist.
INSERT INTO setting (name, value)
VALUES (@Name, @Value);
