-- Notes what a source says of a meeting of which it has said nothing under this name before.
INSERT INTO meeting_source (source, uid, committee, meeting_id, meeting_date, start_time, is_cancelled, missing_since)
SELECT @Source, @Uid, @Committee, m.meeting_id, @MeetingDate, @StartTime, @IsCancelled, @MissingSince
FROM meeting AS m
WHERE m.committee = @Committee AND m.meeting_date = @KnownDate AND m.day_sequence = @KnownSequence;
