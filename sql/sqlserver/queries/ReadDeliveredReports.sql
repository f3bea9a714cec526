-- The delivered reports of a committee with their place in the ledger, the latest meeting first.
SELECT CONVERT(nvarchar(10), o.meeting_date, 23) AS MeetingDate, CAST(o.day_sequence AS bigint) AS DaySequence,
  CAST(o.revision AS bigint) AS Revision,
  CAST(l.sequence AS bigint) AS Sequence, l.run_number AS RunNumber, l.record_sha256 AS RecordSha256
FROM ki.report_occurrence AS o
JOIN ki.ledger AS l ON l.sequence = o.ledger_sequence
WHERE o.committee = @Committee AND o.report_kind = N'report' AND o.state = N'completed' AND o.delivered_at IS NOT NULL
ORDER BY o.meeting_date DESC, o.day_sequence DESC, o.revision DESC;
