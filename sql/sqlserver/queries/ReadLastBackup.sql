-- When the database was last backed up, as the server's own book says, in its wall time.
SELECT MAX(b.backup_finish_date) AS FinishedAt
FROM msdb.dbo.backupset AS b
WHERE b.database_name = DB_NAME() AND b.type IN (N'D', N'I');
