-- The claim of a report, if there is one.
SELECT state AS State, CONVERT(nvarchar(19), claimed_at, 126) + N'Z' AS ClaimedAt, claimed_by AS ClaimedBy,
  report_number AS ReportNumber
FROM ki.report_occurrence
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence
  AND report_kind = @ReportKind AND revision = @Revision;
