-- Writes a meeting; the unique constraint refuses one that is there.
INSERT INTO ki.meeting (committee, meeting_date, day_sequence, start_time, source, state, recorded_at)
VALUES (@Committee, CONVERT(date, @MeetingDate, 23), @DaySequence, @StartTime, @Source, @State,
  CONVERT(datetime2(3), LEFT(@RecordedAt, 19), 126));
