-- Notes what a source says now of a meeting.
UPDATE ki.meeting_source
SET meeting_id = (SELECT m.meeting_id FROM ki.meeting AS m
    WHERE m.committee = @Committee AND m.meeting_date = CONVERT(date, @KnownDate, 23) AND m.day_sequence = @KnownSequence),
  meeting_date = CONVERT(date, @MeetingDate, 23), start_time = @StartTime, is_cancelled = @IsCancelled,
  missing_since = CONVERT(datetime2(3), LEFT(@MissingSince, 19), 126)
WHERE source = @Source AND uid = @Uid AND committee = @Committee;
