-- Sequence and hash of the last entry; no row in an empty ledger.
SELECT sequence AS Sequence, hash AS Hash
FROM ledger
WHERE sequence = (SELECT MAX(sequence) FROM ledger);
