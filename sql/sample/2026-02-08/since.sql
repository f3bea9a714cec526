-- Withdrawn after 08.02.2026: the host system deleted a counselling that had been recorded twice (B-0117 is the same one).
-- Run once, after the import of today's rows: the import never deletes.

DELETE FROM ki_activity_attribute WHERE activity_id = 'B-0121';
DELETE FROM ki_activity WHERE id = 'B-0121';
