-- The keys that reports bear, so that no other meeting gets them.
SELECT committee AS Committee, meeting_date AS MeetingDate, day_sequence AS DaySequence, meeting_id AS MeetingId
FROM report_occurrence;
