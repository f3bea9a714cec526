-- Notes the first look at a calendar.
INSERT INTO feed_state (feed, tried_at, read_at, failing_since, fault, listed)
VALUES (@Feed, @TriedAt, @ReadAt, @FailingSince, @Fault, @Listed);
