-- Takes over a claim whose worker failed or fell silent; naming the old claim lets one worker win, and its number is the next.
UPDATE report_occurrence
SET state = 'claimed', claimed_at = @ClaimedAt, claimed_by = @ClaimedBy, claim_number = @ClaimNumber, outcome = NULL
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision
  AND state <> 'completed' AND claimed_at = @FormerClaimedAt AND claimed_by = @FormerClaimedBy AND claim_number = @FormerClaimNumber;
