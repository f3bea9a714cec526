-- The delivered reports of a committee with their place in the ledger, the latest meeting first.
SELECT o.meeting_date AS MeetingDate, o.day_sequence AS DaySequence, o.revision AS Revision, l.sequence AS Sequence, l.run_number AS RunNumber,
  l.record_sha256 AS RecordSha256
FROM report_occurrence AS o
JOIN ledger AS l ON l.sequence = o.ledger_sequence
WHERE o.committee = @Committee AND o.report_kind = 'report' AND o.state = 'completed' AND o.delivered_at IS NOT NULL
ORDER BY o.meeting_date DESC, o.day_sequence DESC, o.revision DESC;
