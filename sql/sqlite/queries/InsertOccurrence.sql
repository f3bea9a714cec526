-- Claims a report: the unique constraint lets one worker win.
INSERT INTO report_occurrence
  (committee, meeting_date, day_sequence, report_kind, revision, state, claimed_at, claimed_by, claim_number, meeting_id)
VALUES (@Committee, @MeetingDate, @DaySequence, @ReportKind, @Revision, 'claimed', @ClaimedAt, @ClaimedBy, @ClaimNumber,
  (SELECT m.meeting_id FROM meeting AS m
    WHERE m.committee = @Committee AND m.meeting_date = @MeetingDate AND m.day_sequence = @DaySequence));
