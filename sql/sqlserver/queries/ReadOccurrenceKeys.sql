-- The keys that reports bear, so that no other meeting gets them.
SELECT committee AS Committee, CONVERT(nvarchar(10), meeting_date, 23) AS MeetingDate, CAST(day_sequence AS bigint) AS DaySequence,
  CAST(meeting_id AS bigint) AS MeetingId
FROM ki.report_occurrence;
