-- Releases the report of a meeting; one that is released stays as it was.
UPDATE ki.meeting SET released_at = CONVERT(datetime2(3), LEFT(@ReleasedAt, 19), 126)
WHERE committee = @Committee AND meeting_date = CONVERT(date, @MeetingDate, 23) AND day_sequence = @DaySequence AND released_at IS NULL;
