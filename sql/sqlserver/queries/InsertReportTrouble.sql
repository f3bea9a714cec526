-- Notes for the first time why a report is not made.
INSERT INTO ki.report_trouble (meeting_id, report_kind, kind, since, tried_at, reason)
VALUES (@MeetingId, @ReportKind, @Kind, CONVERT(datetime2(3), LEFT(@At, 19), 126), CONVERT(datetime2(3), LEFT(@At, 19), 126), @Reason);
