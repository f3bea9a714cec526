-- Says that whoever holds the claim is still at it, so that nobody takes it over.
UPDATE report_occurrence
SET claimed_at = @RenewedAt
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = 'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
