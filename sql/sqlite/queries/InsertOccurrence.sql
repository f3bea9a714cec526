-- Claims a report: the unique constraint lets one worker win.
INSERT INTO report_occurrence
  (committee, meeting_date, day_sequence, report_kind, revision, state, claimed_at, claimed_by)
VALUES (@Committee, @MeetingDate, @DaySequence, @ReportKind, @Revision, 'claimed', @ClaimedAt, @ClaimedBy);
