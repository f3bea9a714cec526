-- A report that is not yet made goes with its meeting to another day; whoever is at it has lost his claim.
UPDATE report_occurrence SET meeting_date = @MeetingDate, day_sequence = @DaySequence,
  state = 'failed', outcome = 'withdrawn', claim_number = claim_number + 1
WHERE meeting_id = @MeetingId AND state <> 'completed';
