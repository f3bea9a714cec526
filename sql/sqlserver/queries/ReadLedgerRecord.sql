-- Nachweis.json of one entry.
SELECT record AS Record
FROM ki.ledger
WHERE sequence = @Sequence;
