-- A person holds the report of a meeting; what was said of it before no longer holds.
UPDATE ki.meeting SET held_at = CONVERT(datetime2(3), LEFT(@HeldAt, 19), 126), hold_reason = @Reason, approved_at = NULL
WHERE meeting_id = @MeetingId;
