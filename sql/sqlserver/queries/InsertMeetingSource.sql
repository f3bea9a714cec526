-- Notes what a source says of a meeting of which it has said nothing under this name before.
INSERT INTO ki.meeting_source (source, uid, committee, meeting_id, meeting_date, start_time, is_cancelled, missing_since)
SELECT @Source, @Uid, @Committee, m.meeting_id, CONVERT(date, @MeetingDate, 23), @StartTime, @IsCancelled,
  CONVERT(datetime2(3), LEFT(@MissingSince, 19), 126)
FROM ki.meeting AS m
WHERE m.committee = @Committee AND m.meeting_date = CONVERT(date, @KnownDate, 23) AND m.day_sequence = @KnownSequence;
