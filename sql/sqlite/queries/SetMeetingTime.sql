-- Adds the start time of a meeting that was entered without one.
UPDATE meeting
SET start_time = @StartTime
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence AND start_time IS NULL;
