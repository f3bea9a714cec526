-- Notes anew why a report is not made; the same kind of trouble keeps its beginning.
UPDATE ki.report_trouble
SET since = CASE WHEN kind = @Kind THEN since ELSE CONVERT(datetime2(3), LEFT(@At, 19), 126) END, kind = @Kind, tried_at = CONVERT(datetime2(3), LEFT(@At, 19), 126), reason = @Reason
WHERE meeting_id = @MeetingId AND report_kind = @ReportKind;
