-- Writes a changed meeting: moved, at another time, cancelled or not.
UPDATE meeting
SET meeting_date = @MeetingDate, day_sequence = @DaySequence, start_time = @StartTime, state = @State, moved_from = @MovedFrom
WHERE meeting_id = @MeetingId;
