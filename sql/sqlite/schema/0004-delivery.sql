-- Made is not delivered: a report is made once its entry is in the ledger, and delivered once its folder has its name.
-- Since 0.3. Run by `db upgrade`, once.

-- The moment of delivery; NULL while only recorded. What an earlier version completed it delivered in the same breath.
ALTER TABLE report_occurrence ADD COLUMN delivered_at TEXT NULL;

UPDATE report_occurrence SET delivered_at = completed_at WHERE state = 'completed';
