-- A report is made: nothing keeps it any more.
DELETE FROM report_trouble
WHERE meeting_id = @MeetingId AND report_kind = @ReportKind;
