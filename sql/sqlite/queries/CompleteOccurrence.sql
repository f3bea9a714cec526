-- Marks a report as made, with its place in the ledger; only whoever holds the claim can.
UPDATE report_occurrence
SET state = 'completed', completed_at = @CompletedAt, report_number = @ReportNumber,
  ledger_sequence = @LedgerSequence
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = 'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
