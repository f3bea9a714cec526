-- How each configured calendar was found last.
SELECT feed AS Feed, tried_at AS TriedAt, read_at AS ReadAt, failing_since AS FailingSince, fault AS Fault, listed AS Listed
FROM feed_state
ORDER BY feed;
