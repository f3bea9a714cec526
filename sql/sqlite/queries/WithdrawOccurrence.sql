-- A cancelled meeting withdraws the report that is not yet made; whoever is at it has lost his claim.
UPDATE report_occurrence SET state = 'failed', outcome = 'withdrawn', claim_number = claim_number + 1
WHERE meeting_id = @MeetingId AND state <> 'completed';
