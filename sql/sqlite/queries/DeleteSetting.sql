-- Removes a setting, also before it is written anew.
DELETE FROM setting
WHERE name = @Name;
