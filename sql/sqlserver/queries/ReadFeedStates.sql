-- How each configured calendar was found last.
SELECT feed AS Feed, CONVERT(nvarchar(19), tried_at, 126) + N'Z' AS TriedAt, CONVERT(nvarchar(19), read_at, 126) + N'Z' AS ReadAt,
  CONVERT(nvarchar(19), failing_since, 126) + N'Z' AS FailingSince, fault AS Fault, CAST(listed AS bigint) AS Listed
FROM ki.feed_state
ORDER BY feed;
