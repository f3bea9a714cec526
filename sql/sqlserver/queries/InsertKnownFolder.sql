-- A person has seen a finished folder that the ledger does not know.
INSERT INTO ki.mail_known_folder (run_number, known_at)
VALUES (@RunNumber, CONVERT(datetime2(3), LEFT(@At, 19), 126));
