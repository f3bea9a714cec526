-- Gives a claim back without a report: after a failure, so that the next attempt need not wait for it to go stale, or for good.
UPDATE ki.report_occurrence
SET state = N'failed', outcome = @Outcome
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state = N'claimed' AND claimed_by = @ClaimedBy AND claim_number = @ClaimNumber;
