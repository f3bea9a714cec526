-- Marks a made report as delivered, by its place in the ledger; once.
UPDATE ki.report_occurrence
SET delivered_at = CONVERT(datetime2(3), LEFT(@DeliveredAt, 19), 126)
WHERE ledger_sequence = @LedgerSequence AND state = N'completed' AND delivered_at IS NULL;
