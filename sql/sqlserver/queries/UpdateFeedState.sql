-- Notes how a calendar was found.
UPDATE ki.feed_state
SET tried_at = CONVERT(datetime2(3), LEFT(@TriedAt, 19), 126), read_at = CONVERT(datetime2(3), LEFT(@ReadAt, 19), 126),
  failing_since = CONVERT(datetime2(3), LEFT(@FailingSince, 19), 126), fault = @Fault, listed = @Listed
WHERE feed = @Feed;
