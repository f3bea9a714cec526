-- Gives a claim back without a report: after a failure, so that the next attempt need not wait for it to go stale, or for good.
UPDATE report_occurrence
SET state = 'failed', outcome = @Outcome
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = 'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
