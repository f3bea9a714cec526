-- Removes a setting, also before it is written anew.
DELETE FROM ki.setting
WHERE name = @Name;
