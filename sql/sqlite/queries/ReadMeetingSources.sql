-- What each source said last of each meeting.
SELECT source AS Source, uid AS Uid, committee AS Committee, meeting_id AS MeetingId, meeting_date AS MeetingDate, start_time AS StartTime,
  is_cancelled AS IsCancelled, missing_since AS MissingSince
FROM meeting_source;
