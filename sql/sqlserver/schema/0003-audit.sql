-- Nachweise in the database: the ledger of all Auswertungen, and frozen baselines.
-- Since 0.2. Run by `db upgrade`, once. The worker may read and append, never change or remove (roles.sql).
-- Checksums are SHA-256 in 64 small hexadecimal digits, made over text in UTF-8.
-- What goes into a checksum stands here as it goes in, so that an auditor can compute it with plain SQL:
--   recorded_at is text, YYYY-MM-DDTHH:MM:SSZ (UTC), and no datetime2: no style of CONVERT writes its Z, and a moment
--     rounded or moved to another zone would break the chain;
--   days are date, which has one text only: CONVERT(nvarchar(10), day, 23);
--   files and record are nvarchar(max), never cut.
-- The checksum of a record, beside the one that was stored (SQL Server 2019 and newer; the cast makes UTF-8 of it):
--   SELECT sequence, record_sha256, LOWER(CONVERT(char(64), HASHBYTES('SHA2_256',
--     CAST(record COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max))), 2)) FROM ki.ledger ORDER BY sequence;

-- One row an Auswertung, chained: previous_hash is the hash of the row before, 64 zeros in the first. Each can be named as
-- predecessor only once, so two writers at the same moment cannot fork the chain; the loser reads again and comes after.
-- files and record are the texts themselves (canonical JSON), so that the hashes can be computed without the program.
CREATE TABLE ki.ledger (
  sequence int NOT NULL CONSTRAINT ck_ledger_sequence CHECK (sequence >= 1),
  previous_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  run_number nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT ck_ledger_kind CHECK (kind IN (N'bericht', N'vorabfassung', N'digest')),
  committee nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  recorded_at nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  program_version nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  program_commit nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  record_sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  files nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  record nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT uq_ledger_sequence UNIQUE (sequence),
  CONSTRAINT uq_ledger_previous_hash UNIQUE (previous_hash)
);
GO

CREATE INDEX ix_ledger_run_number ON ki.ledger (run_number);
GO

-- A report is delivered when its occurrence is completed and names the ledger row of what was delivered.
ALTER TABLE ki.report_occurrence ADD ledger_sequence int NULL;
GO

-- Frozen baselines. A line frozen anew gets the next version; earlier ones stay. The highest version holds.
-- value_set is a JSON list of texts in ordinal order.
CREATE TABLE ki.frozen_baseline (
  line nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  version int NOT NULL CONSTRAINT ck_frozen_baseline_version CHECK (version >= 1),
  source_line nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  value_set nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number int NOT NULL,
  frozen_on date NOT NULL,
  reason nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT uq_frozen_baseline UNIQUE (line, version)
);
GO
