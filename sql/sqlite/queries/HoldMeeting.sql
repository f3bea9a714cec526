-- A person holds the report of a meeting; what was said of it before no longer holds.
UPDATE meeting SET held_at = @HeldAt, hold_reason = @Reason, approved_at = NULL
WHERE meeting_id = @MeetingId;
