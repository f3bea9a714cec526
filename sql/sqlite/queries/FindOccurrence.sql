-- The claim of a report, if there is one.
SELECT committee AS Committee, meeting_date AS MeetingDate, day_sequence AS DaySequence, state AS State,
  claimed_at AS ClaimedAt, claimed_by AS ClaimedBy, claim_number AS ClaimNumber, outcome AS Outcome
FROM report_occurrence
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision;
