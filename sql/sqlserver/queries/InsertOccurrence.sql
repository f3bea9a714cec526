-- Claims a report: the unique constraint lets one worker win.
INSERT INTO ki.report_occurrence
  (committee, meeting_date, day_sequence, report_kind, revision, state, claimed_at, claimed_by, claim_number, meeting_id)
VALUES (@Committee, CONVERT(date, @MeetingDate, 23), @DaySequence, @ReportKind, @Revision, N'claimed',
  CONVERT(datetime2(3), LEFT(@ClaimedAt, 19), 126), @ClaimedBy, @ClaimNumber,
  (SELECT m.meeting_id FROM ki.meeting AS m
    WHERE m.committee = @Committee AND m.meeting_date = CONVERT(date, @MeetingDate, 23) AND m.day_sequence = @DaySequence));
