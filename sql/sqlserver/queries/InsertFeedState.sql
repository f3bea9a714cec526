-- Notes the first look at a calendar.
INSERT INTO ki.feed_state (feed, tried_at, read_at, failing_since, fault, listed)
VALUES (@Feed, CONVERT(datetime2(3), LEFT(@TriedAt, 19), 126), CONVERT(datetime2(3), LEFT(@ReadAt, 19), 126),
  CONVERT(datetime2(3), LEFT(@FailingSince, 19), 126), @Fault, @Listed);
