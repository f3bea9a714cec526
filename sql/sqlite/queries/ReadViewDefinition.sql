-- The definition of a view as the database holds it; no row where there is no such view.
SELECT name AS Name, sql AS Definition
FROM sqlite_master
WHERE type = 'view' AND name = @Name;
