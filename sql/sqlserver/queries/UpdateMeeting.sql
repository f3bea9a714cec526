-- Writes a changed meeting: moved, at another time, cancelled or not.
UPDATE ki.meeting
SET meeting_date = CONVERT(date, @MeetingDate, 23), day_sequence = @DaySequence, start_time = @StartTime, state = @State,
  moved_from = CONVERT(date, @MovedFrom, 23)
WHERE meeting_id = @MeetingId;
