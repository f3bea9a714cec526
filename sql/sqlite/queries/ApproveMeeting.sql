-- A person lets the report of a meeting go.
UPDATE meeting SET approved_at = @ApprovedAt, held_at = NULL, hold_reason = NULL
WHERE meeting_id = @MeetingId;
