-- A person may hold a report and let it go; what keeps one from being made can be asked of the database.
-- Since 0.3. Run by `db upgrade`, once.

-- Since when, and why, a person holds the report; NULL while nobody does.
ALTER TABLE meeting ADD COLUMN held_at TEXT NULL;

ALTER TABLE meeting ADD COLUMN hold_reason TEXT NULL;

-- The moment at which a person has let the report go; NULL while nobody has, or since it is held anew.
ALTER TABLE meeting ADD COLUMN approved_at TEXT NULL;

-- Why a report is not made, as the last attempt found it; gone once it is made. kind: held (far too few rows), failed, unneeded
-- (nothing has changed). since: when this kind began.
CREATE TABLE report_trouble (
  meeting_id INTEGER NOT NULL,
  report_kind TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('held', 'failed', 'unneeded')),
  since TEXT NOT NULL,
  tried_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT uq_report_trouble UNIQUE (meeting_id, report_kind)
);
