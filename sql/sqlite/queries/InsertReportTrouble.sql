-- Notes for the first time why a report is not made.
INSERT INTO report_trouble (meeting_id, report_kind, kind, since, tried_at, reason)
VALUES (@MeetingId, @ReportKind, @Kind, @At, @At, @Reason);
