-- A report that is not yet made goes with its meeting to another day.
UPDATE ki.report_occurrence SET meeting_date = CONVERT(date, @MeetingDate, 23), day_sequence = @DaySequence
WHERE meeting_id = @MeetingId AND state <> N'completed';
