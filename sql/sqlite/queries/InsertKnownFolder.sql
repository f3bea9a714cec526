-- A person has seen a finished folder that the ledger does not know.
INSERT INTO mail_known_folder (run_number, known_at)
VALUES (@RunNumber, @At);
