-- Writes a setting that does not exist.
INSERT INTO ki.setting (name, value)
VALUES (@Name, @Value);
