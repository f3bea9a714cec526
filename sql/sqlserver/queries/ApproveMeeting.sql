-- A person lets the report of a meeting go.
UPDATE ki.meeting SET approved_at = CONVERT(datetime2(3), LEFT(@ApprovedAt, 19), 126), held_at = NULL, hold_reason = NULL
WHERE meeting_id = @MeetingId;
