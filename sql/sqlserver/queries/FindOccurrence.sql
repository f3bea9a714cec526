-- The claim of a report, if there is one.
SELECT committee AS Committee, CONVERT(nvarchar(10), meeting_date, 23) AS MeetingDate, CAST(day_sequence AS bigint) AS DaySequence,
  state AS State, CONVERT(nvarchar(19), claimed_at, 126) + N'Z' AS ClaimedAt, claimed_by AS ClaimedBy,
  CAST(claim_number AS bigint) AS ClaimNumber, outcome AS Outcome
FROM ki.report_occurrence
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision;
