-- A cancelled meeting withdraws the report that is not yet made; whoever is at it has lost his claim.
UPDATE ki.report_occurrence SET state = N'failed', outcome = N'withdrawn', claim_number = claim_number + 1
WHERE meeting_id = @MeetingId AND state <> N'completed';
