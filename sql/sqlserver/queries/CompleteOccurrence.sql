-- Marks a report as made, with its place in the ledger; only whoever holds the claim can.
UPDATE ki.report_occurrence
SET state = N'completed', completed_at = CONVERT(datetime2(3), LEFT(@CompletedAt, 19), 126), report_number = @ReportNumber,
  ledger_sequence = @LedgerSequence
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = N'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
