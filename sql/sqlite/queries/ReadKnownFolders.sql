-- Finished folders that the ledger does not know and a person does.
SELECT run_number AS RunNumber
FROM mail_known_folder
ORDER BY run_number;
