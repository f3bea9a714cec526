-- Reports that were made and never left, and whose meeting has got a later revision since: they never leave.
SELECT o.report_number AS ReportNumber
FROM report_occurrence AS o
WHERE o.report_kind = 'report' AND o.state = 'completed' AND o.delivered_at IS NULL
  AND EXISTS (SELECT 1 FROM report_occurrence AS r
    WHERE r.report_kind = 'report' AND r.meeting_id = o.meeting_id AND r.revision > o.revision)
ORDER BY o.report_number;
