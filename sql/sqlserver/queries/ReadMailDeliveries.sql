-- All envelopes, the newest first; of what a mail says, its subject only.
SELECT CAST(d.delivery_id AS bigint) AS DeliveryId, m.kind AS Kind, d.recipient AS Recipient, d.message_id AS MessageId, d.state AS State,
  CONVERT(nvarchar(19), d.changed_at, 126) + N'Z' AS ChangedAt, CAST(d.attempts AS bigint) AS Attempts, CONVERT(nvarchar(19), d.next_attempt_at, 126) + N'Z' AS NextAttemptAt,
  CAST(d.claim_number AS bigint) AS ClaimNumber, d.claimed_by AS ClaimedBy, CONVERT(nvarchar(19), d.claimed_at, 126) + N'Z' AS ClaimedAt,
  d.last_answer AS LastAnswer, d.resolved_by AS ResolvedBy, CONVERT(nvarchar(19), d.resolved_at, 126) + N'Z' AS ResolvedAt,
  m.run_number AS RunNumber, m.subject AS Subject, CONVERT(nvarchar(19), m.composed_at, 126) + N'Z' AS ComposedAt, d.mail_id AS MailId,
  CASE WHEN m.kind <> N'report' OR o.delivered_at IS NOT NULL THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END AS MayLeave,
  CASE WHEN m.kind = N'report' AND (g.state = N'cancelled'
    OR EXISTS (SELECT 1 FROM ki.report_occurrence AS r WHERE r.report_kind = N'report' AND r.meeting_id = o.meeting_id AND r.revision > o.revision))
    THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END AS IsObsolete
FROM ki.mail_delivery AS d
JOIN ki.mail_message AS m ON m.mail_id = d.mail_id
LEFT JOIN ki.report_occurrence AS o ON m.kind = N'report' AND o.report_number = m.run_number AND o.state = N'completed'
LEFT JOIN ki.meeting AS g ON g.meeting_id = o.meeting_id
ORDER BY d.delivery_id DESC;
