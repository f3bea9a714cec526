-- The value of a setting.
SELECT name AS Name, value AS Value
FROM ki.setting
WHERE name = @Name;
