-- The entries of one Auswertungsnummer, the newest first.
SELECT sequence AS Sequence, record_sha256 AS RecordSha256, files AS Files, delivery AS Delivery
FROM ledger
WHERE run_number = @RunNumber
ORDER BY sequence DESC;
