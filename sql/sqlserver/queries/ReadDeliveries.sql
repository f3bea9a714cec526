-- Every delivery that names its place in the ledger, as it stands.
SELECT committee AS Committee, CONVERT(nvarchar(10), meeting_date, 23) AS MeetingDate, CAST(day_sequence AS bigint) AS DaySequence,
  CAST(revision AS bigint) AS Revision, report_number AS ReportNumber, CAST(ledger_sequence AS bigint) AS LedgerSequence
FROM ki.report_occurrence
WHERE report_kind = N'report' AND state = N'completed' AND ledger_sequence IS NOT NULL
ORDER BY meeting_date, committee, day_sequence, revision;
