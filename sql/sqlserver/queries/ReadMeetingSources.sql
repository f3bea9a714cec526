-- What each source said last of each meeting.
SELECT source AS Source, uid AS Uid, committee AS Committee, CAST(meeting_id AS bigint) AS MeetingId,
  CONVERT(nvarchar(10), meeting_date, 23) AS MeetingDate, start_time AS StartTime, CAST(is_cancelled AS bigint) AS IsCancelled,
  CONVERT(nvarchar(19), missing_since, 126) + N'Z' AS MissingSince
FROM ki.meeting_source;
