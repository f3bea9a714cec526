-- Nachweise in the database: the ledger of all Auswertungen, and frozen baselines.
-- Since 0.1. Run by `db upgrade`, once.
-- Days are YYYY-MM-DD, moments UTC as YYYY-MM-DDTHH:MM:SSZ, checksums SHA-256 in 64 small hexadecimal digits.

-- One row an Auswertung, chained: previous_hash is the hash of the row before, 64 zeros in the first. Each can be named as
-- predecessor only once, so two writers at the same moment cannot fork the chain; the loser reads again and comes after.
-- files and record are the texts themselves (canonical JSON), so that the hashes can be computed without the program.
CREATE TABLE ledger (
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  run_number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bericht', 'vorabfassung', 'digest')),
  committee TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  program_version TEXT NOT NULL,
  program_commit TEXT NOT NULL,
  record_sha256 TEXT NOT NULL,
  files TEXT NOT NULL,
  record TEXT NOT NULL,
  CONSTRAINT uq_ledger_sequence UNIQUE (sequence),
  CONSTRAINT uq_ledger_previous_hash UNIQUE (previous_hash)
);

CREATE INDEX ix_ledger_run_number ON ledger (run_number);

-- A report is delivered when its occurrence is completed and names the ledger row of what was delivered.
ALTER TABLE report_occurrence ADD COLUMN ledger_sequence INTEGER NULL;

-- Frozen baselines. A line frozen anew gets the next version; earlier ones stay. The highest version holds.
-- value_set is a JSON list of texts in ordinal order.
CREATE TABLE frozen_baseline (
  line TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  source_line TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  value_set TEXT NOT NULL,
  number INTEGER NOT NULL,
  frozen_on TEXT NOT NULL,
  reason TEXT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT uq_frozen_baseline UNIQUE (line, version)
);
