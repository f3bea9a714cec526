-- All Auswertungen that were delivered, by number.
SELECT o.report_number AS ReportNumber, CAST(o.ledger_sequence AS bigint) AS LedgerSequence
FROM ki.report_occurrence AS o
WHERE o.state = N'completed' AND o.ledger_sequence IS NOT NULL AND o.report_number IS NOT NULL
ORDER BY o.report_number;
