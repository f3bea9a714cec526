-- A report that is not yet made goes with its meeting to another day.
UPDATE report_occurrence SET meeting_date = @MeetingDate, day_sequence = @DaySequence
WHERE meeting_id = @MeetingId AND state <> 'completed';
