-- KiIndicators' own tables: settings, meetings, and the occurrences of reports.
-- Since 0.1. Run by `db upgrade`, once.
-- Days are YYYY-MM-DD, wall times HH:MM (Europe/Berlin), moments UTC as YYYY-MM-DDTHH:MM:SSZ.

-- name = value, e.g. the mark of a demo database.
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- One row a meeting. A second meeting of a committee on the same day has day_sequence 2.
CREATE TABLE meeting (
  meeting_id INTEGER PRIMARY KEY,
  committee TEXT NOT NULL,
  meeting_date TEXT NOT NULL,
  day_sequence INTEGER NOT NULL DEFAULT 1 CHECK (day_sequence >= 1),
  start_time TEXT NULL,
  source TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'cancelled')),
  recorded_at TEXT NOT NULL,
  CONSTRAINT uq_meeting UNIQUE (committee, meeting_date, day_sequence)
);

-- One row a report that is due. Inserting it is the claim: the unique constraint lets one worker win. A claim whose
-- worker died is taken over by an UPDATE that names the old claimed_at in its WHERE, so again one worker wins.
CREATE TABLE report_occurrence (
  occurrence_id INTEGER PRIMARY KEY,
  committee TEXT NOT NULL,
  meeting_date TEXT NOT NULL,
  day_sequence INTEGER NOT NULL DEFAULT 1 CHECK (day_sequence >= 1),
  report_kind TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  state TEXT NOT NULL CHECK (state IN ('claimed', 'completed', 'failed')),
  claimed_at TEXT NOT NULL,
  claimed_by TEXT NOT NULL,
  completed_at TEXT NULL,
  report_number TEXT NULL,
  CONSTRAINT uq_report_occurrence UNIQUE (committee, meeting_date, day_sequence, report_kind, revision)
);
