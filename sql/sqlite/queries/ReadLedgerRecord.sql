-- Nachweis.json of one entry.
SELECT record AS Record
FROM ledger
WHERE sequence = @Sequence;
