-- Marks a made report as delivered, by its place in the ledger; once.
UPDATE report_occurrence
SET delivered_at = @DeliveredAt
WHERE ledger_sequence = @LedgerSequence AND state = 'completed' AND delivered_at IS NULL;
