-- A report that is held because hardly any row was read goes out all the same, once a person has released it.
-- Since 0.3. Run by `db upgrade`, once.

-- The moment of the release; NULL while nobody has released it.
ALTER TABLE meeting ADD COLUMN released_at TEXT NULL;
