-- The chain says which entry was made for delivery, so that a delivery that was removed or pointed elsewhere is noticed.
-- Since 0.3. Run by `db upgrade`, once.

-- 'ja' by the worker, 'nein' by hand; part of the hash (the member "zustellung", after "vorher"). NULL in entries of earlier
-- versions, whose hash has no such member.
ALTER TABLE ledger ADD COLUMN delivery TEXT NULL CHECK (delivery IN ('ja', 'nein'));
