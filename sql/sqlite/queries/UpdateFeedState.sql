-- Notes how a calendar was found.
UPDATE feed_state
SET tried_at = @TriedAt, read_at = @ReadAt, failing_since = @FailingSince, fault = @Fault, listed = @Listed
WHERE feed = @Feed;
