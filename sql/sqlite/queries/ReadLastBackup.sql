-- When the database was last backed up: a file does not know.
SELECT NULL AS FinishedAt;
