-- Every delivery that names its place in the ledger, as it stands.
SELECT committee AS Committee, meeting_date AS MeetingDate, day_sequence AS DaySequence, revision AS Revision,
  report_number AS ReportNumber, ledger_sequence AS LedgerSequence
FROM report_occurrence
WHERE report_kind = 'report' AND state = 'completed' AND ledger_sequence IS NOT NULL
ORDER BY meeting_date, committee, day_sequence, revision;
