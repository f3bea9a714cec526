-- All meetings with the state of their report, in time. A report goes with its meeting; one that was made before the meeting was moved has the key of
-- the earlier day (ReportedDate). Of several revisions the latest counts.
SELECT m.committee AS Committee, m.meeting_date AS MeetingDate, m.day_sequence AS DaySequence, m.start_time AS StartTime,
  m.source AS Source, m.state AS State, o.state AS ReportState, o.report_number AS ReportNumber,
  CASE WHEN o.delivered_at IS NULL THEN 0 ELSE 1 END AS IsDelivered,
  CASE WHEN m.released_at IS NULL THEN 0 ELSE 1 END AS IsReleased,
  m.meeting_id AS MeetingId, m.moved_from AS MovedFrom,
  (SELECT MIN(s.source) FROM meeting_source AS s WHERE s.meeting_id = m.meeting_id AND s.missing_since IS NOT NULL) AS MissingFrom,
  m.recorded_at AS RecordedAt, o.outcome AS Outcome, m.held_at AS HeldAt,
  m.hold_reason AS HoldReason, m.approved_at AS ApprovedAt,
  t.kind AS TroubleKind, t.since AS TroubleSince, t.reason AS TroubleReason, o.revision AS Revision, o.meeting_date AS ReportedDate
FROM meeting AS m
LEFT JOIN report_occurrence AS o
  ON o.report_kind = 'report'
  AND (o.meeting_id = m.meeting_id
    AND o.revision = (SELECT MAX(r.revision) FROM report_occurrence AS r WHERE r.report_kind = 'report' AND r.meeting_id = m.meeting_id)
    OR (o.meeting_id IS NULL AND o.committee = m.committee AND o.meeting_date = m.meeting_date AND o.day_sequence = m.day_sequence))
LEFT JOIN report_trouble AS t ON t.meeting_id = m.meeting_id AND t.report_kind = 'report'
ORDER BY m.meeting_date, m.committee, m.day_sequence;
