-- Notes anew why a report is not made; the same kind of trouble keeps its beginning.
UPDATE report_trouble
SET since = CASE WHEN kind = @Kind THEN since ELSE @At END, kind = @Kind, tried_at = @At, reason = @Reason
WHERE meeting_id = @MeetingId AND report_kind = @ReportKind;
