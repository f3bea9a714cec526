-- Takes over a claim whose worker failed or fell silent; naming the old claim lets one worker win, and its number is the next.
UPDATE ki.report_occurrence
SET state = N'claimed', claimed_at = CONVERT(datetime2(3), LEFT(@ClaimedAt, 19), 126), claimed_by = @ClaimedBy, claim_number = @ClaimNumber, outcome = NULL
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state <> N'completed' AND claimed_at = CONVERT(datetime2(3), LEFT(@FormerClaimedAt, 19), 126)
  AND claimed_by = @FormerClaimedBy AND claim_number = @FormerClaimNumber;
