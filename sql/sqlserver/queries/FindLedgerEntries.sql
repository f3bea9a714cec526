-- The entries of one Auswertungsnummer, the newest first.
SELECT CAST(sequence AS bigint) AS Sequence, record_sha256 AS RecordSha256, files AS Files, delivery AS Delivery
FROM ki.ledger
WHERE run_number = @RunNumber
ORDER BY sequence DESC;
