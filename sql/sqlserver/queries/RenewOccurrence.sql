-- Says that whoever holds the claim is still at it, so that nobody takes it over.
UPDATE ki.report_occurrence
SET claimed_at = CONVERT(datetime2(3), LEFT(@RenewedAt, 19), 126)
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = N'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
