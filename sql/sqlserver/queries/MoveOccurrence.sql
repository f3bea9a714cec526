-- A report that is not yet made goes with its meeting to another day; whoever is at it has lost his claim.
UPDATE ki.report_occurrence SET meeting_date = CONVERT(date, @MeetingDate, 23), day_sequence = @DaySequence,
  state = N'failed', outcome = N'withdrawn', claim_number = claim_number + 1
WHERE meeting_id = @MeetingId AND state <> N'completed';
