-- All envelopes, the newest first; of what a mail says, its subject only.
SELECT d.delivery_id AS DeliveryId, m.kind AS Kind, d.recipient AS Recipient, d.message_id AS MessageId, d.state AS State,
  d.changed_at AS ChangedAt, d.attempts AS Attempts, d.next_attempt_at AS NextAttemptAt,
  d.claim_number AS ClaimNumber, d.claimed_by AS ClaimedBy, d.claimed_at AS ClaimedAt,
  d.last_answer AS LastAnswer, d.resolved_by AS ResolvedBy, d.resolved_at AS ResolvedAt,
  m.run_number AS RunNumber, m.subject AS Subject, m.composed_at AS ComposedAt, d.mail_id AS MailId,
  CASE WHEN m.kind <> 'report' OR o.delivered_at IS NOT NULL THEN 1 ELSE 0 END AS MayLeave,
  CASE WHEN m.kind = 'report' AND (g.state = 'cancelled'
    OR EXISTS (SELECT 1 FROM report_occurrence AS r WHERE r.report_kind = 'report' AND r.meeting_id = o.meeting_id AND r.revision > o.revision))
    THEN 1 ELSE 0 END AS IsObsolete
FROM mail_delivery AS d
JOIN mail_message AS m ON m.mail_id = d.mail_id
LEFT JOIN report_occurrence AS o ON m.kind = 'report' AND o.report_number = m.run_number AND o.state = 'completed'
LEFT JOIN meeting AS g ON g.meeting_id = o.meeting_id
ORDER BY d.delivery_id DESC;
