-- Notes what a source says now of a meeting.
UPDATE meeting_source
SET meeting_id = (SELECT m.meeting_id FROM meeting AS m
    WHERE m.committee = @Committee AND m.meeting_date = @KnownDate AND m.day_sequence = @KnownSequence),
  meeting_date = @MeetingDate, start_time = @StartTime, is_cancelled = @IsCancelled, missing_since = @MissingSince
WHERE source = @Source AND uid = @Uid AND committee = @Committee;
