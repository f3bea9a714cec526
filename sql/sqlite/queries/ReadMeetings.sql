-- All meetings with the state of their report, in time.
SELECT m.committee AS Committee, m.meeting_date AS MeetingDate, m.day_sequence AS DaySequence, m.start_time AS StartTime,
  m.source AS Source, m.state AS State, o.state AS ReportState, o.report_number AS ReportNumber,
  CASE WHEN o.delivered_at IS NULL THEN 0 ELSE 1 END AS IsDelivered,
  CASE WHEN m.released_at IS NULL THEN 0 ELSE 1 END AS IsReleased
FROM meeting AS m
LEFT JOIN report_occurrence AS o
  ON o.committee = m.committee AND o.meeting_date = m.meeting_date AND o.day_sequence = m.day_sequence
  AND o.report_kind = 'report' AND o.revision = 1
ORDER BY m.meeting_date, m.committee, m.day_sequence;
