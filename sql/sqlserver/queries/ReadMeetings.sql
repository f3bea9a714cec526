-- All meetings with the state of their report, in time. A report goes with its meeting; one that was made before the meeting was moved has the key of
-- the earlier day (ReportedDate). Of several revisions the latest counts.
SELECT m.committee AS Committee, CONVERT(nvarchar(10), m.meeting_date, 23) AS MeetingDate,
  CAST(m.day_sequence AS bigint) AS DaySequence, m.start_time AS StartTime,
  m.source AS Source, m.state AS State, o.state AS ReportState, o.report_number AS ReportNumber,
  CASE WHEN o.delivered_at IS NULL THEN CAST(0 AS bigint) ELSE CAST(1 AS bigint) END AS IsDelivered,
  CASE WHEN m.released_at IS NULL THEN CAST(0 AS bigint) ELSE CAST(1 AS bigint) END AS IsReleased,
  CAST(m.meeting_id AS bigint) AS MeetingId, CONVERT(nvarchar(10), m.moved_from, 23) AS MovedFrom,
  (SELECT MIN(s.source) FROM ki.meeting_source AS s WHERE s.meeting_id = m.meeting_id AND s.missing_since IS NOT NULL) AS MissingFrom,
  CONVERT(nvarchar(19), m.recorded_at, 126) + N'Z' AS RecordedAt, o.outcome AS Outcome, CONVERT(nvarchar(19), m.held_at, 126) + N'Z' AS HeldAt,
  m.hold_reason AS HoldReason, CONVERT(nvarchar(19), m.approved_at, 126) + N'Z' AS ApprovedAt,
  t.kind AS TroubleKind, CONVERT(nvarchar(19), t.since, 126) + N'Z' AS TroubleSince, t.reason AS TroubleReason,
  CAST(o.revision AS bigint) AS Revision, CONVERT(nvarchar(10), o.meeting_date, 23) AS ReportedDate
FROM ki.meeting AS m
LEFT JOIN ki.report_occurrence AS o
  ON o.report_kind = N'report'
  AND (o.meeting_id = m.meeting_id
    AND o.revision = (SELECT MAX(r.revision) FROM ki.report_occurrence AS r WHERE r.report_kind = N'report' AND r.meeting_id = m.meeting_id)
    OR (o.meeting_id IS NULL AND o.committee = m.committee AND o.meeting_date = m.meeting_date AND o.day_sequence = m.day_sequence))
LEFT JOIN ki.report_trouble AS t ON t.meeting_id = m.meeting_id AND t.report_kind = N'report'
ORDER BY m.meeting_date, m.committee, m.day_sequence;
