-- KiIndicators' own tables: settings, meetings, and the occurrences of reports.
-- Since 0.2. Run by `db upgrade`, once. A new table needs its grant in roles.sql.
-- Days are date, wall times HH:MM (Europe/Berlin), moments UTC in datetime2(3); statements take and give both as text.

-- name = value, e.g. the mark of a demo database.
CREATE TABLE ki.setting (
  name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_setting PRIMARY KEY,
  value nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL
);
GO

-- One row a meeting. A second meeting of a committee on the same day has day_sequence 2.
CREATE TABLE ki.meeting (
  meeting_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_meeting PRIMARY KEY,
  committee nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  meeting_date date NOT NULL,
  day_sequence int NOT NULL CONSTRAINT df_meeting_day_sequence DEFAULT 1 CONSTRAINT ck_meeting_day_sequence CHECK (day_sequence >= 1),
  start_time nvarchar(5) COLLATE Latin1_General_100_BIN2 NULL,
  source nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT ck_meeting_state CHECK (state IN (N'scheduled', N'cancelled')),
  recorded_at datetime2(3) NOT NULL,
  CONSTRAINT uq_meeting UNIQUE (committee, meeting_date, day_sequence)
);
GO

-- One row a report that is due. Inserting it is the claim: the unique constraint lets one worker win. A claim whose
-- worker died is taken over by an UPDATE that names the old claimed_at in its WHERE, so again one worker wins.
CREATE TABLE ki.report_occurrence (
  occurrence_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_report_occurrence PRIMARY KEY,
  committee nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  meeting_date date NOT NULL,
  day_sequence int NOT NULL CONSTRAINT df_report_occurrence_day_sequence DEFAULT 1 CONSTRAINT ck_report_occurrence_day_sequence CHECK (day_sequence >= 1),
  report_kind nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  revision int NOT NULL CONSTRAINT ck_report_occurrence_revision CHECK (revision >= 1),
  state nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT ck_report_occurrence_state CHECK (state IN (N'claimed', N'completed', N'failed')),
  claimed_at datetime2(3) NOT NULL,
  claimed_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  completed_at datetime2(3) NULL,
  report_number nvarchar(50) COLLATE Latin1_General_100_BIN2 NULL,
  CONSTRAINT uq_report_occurrence UNIQUE (committee, meeting_date, day_sequence, report_kind, revision)
);
GO
