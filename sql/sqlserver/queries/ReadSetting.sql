-- The value of a setting.
SELECT value
FROM ki.setting
WHERE name = @Name;
