-- Sequence and hash of the last entry; no row in an empty ledger.
SELECT CAST(sequence AS bigint) AS Sequence, hash AS Hash
FROM ki.ledger
WHERE sequence = (SELECT MAX(sequence) FROM ki.ledger);
