-- Releases the report of a meeting; one that is released stays as it was.
UPDATE meeting SET released_at = @ReleasedAt
WHERE committee = @Committee AND meeting_date = @MeetingDate AND day_sequence = @DaySequence AND released_at IS NULL;
