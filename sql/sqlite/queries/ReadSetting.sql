-- The value of a setting.
SELECT name AS Name, value AS Value
FROM setting
WHERE name = @Name;
