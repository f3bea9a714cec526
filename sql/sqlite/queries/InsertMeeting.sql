-- Writes a meeting; the unique constraint refuses one that is there.
INSERT INTO meeting (committee, meeting_date, day_sequence, start_time, source, state, recorded_at)
VALUES (@Committee, @MeetingDate, @DaySequence, @StartTime, @Source, @State, @RecordedAt);
