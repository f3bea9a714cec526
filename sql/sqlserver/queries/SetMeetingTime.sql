-- Adds the start time of a meeting that was entered without one.
UPDATE ki.meeting
SET start_time = @StartTime
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence AND start_time IS NULL;
