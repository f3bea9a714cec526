-- The four base tables under the views of the data contract, for installations without a host system of their own.
-- Since 0.2. Run by `db upgrade`, once.
-- Everything is text without checks and ids may repeat: a host system delivers what it holds, and judging it is the
-- reader's work (rejected rows are counted and printed; a constraint here would lose them). row_id is the only key.
-- Columns have a length so that they can be indexed and sorted; a longer value is refused with an error, never cut.

CREATE TABLE ki.ki_activity (
  row_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_ki_activity PRIMARY KEY,
  id nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
  kind nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  title nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
  start_date nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  end_date nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  status nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  organiser nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
  participants nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  minutes nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  quantity nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  unit nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  note nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  recorded_at nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  changed_at nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL
);
GO

CREATE INDEX ix_ki_activity_id ON ki.ki_activity (id);
GO

CREATE TABLE ki.ki_activity_attribute (
  row_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_ki_activity_attribute PRIMARY KEY,
  activity_id nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
  attribute nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
  value nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL
);
GO

CREATE INDEX ix_ki_activity_attribute_activity_id ON ki.ki_activity_attribute (activity_id);
GO

CREATE TABLE ki.ki_partner (
  row_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_ki_partner PRIMARY KEY,
  id nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
  name nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
  type nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  voluntary nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL
);
GO

CREATE INDEX ix_ki_partner_id ON ki.ki_partner (id);
GO

CREATE TABLE ki.ki_remark (
  row_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_ki_remark PRIMARY KEY,
  indicator nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
  written_on nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  role nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  cause nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  measure nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  new_date nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL
);
GO

CREATE INDEX ix_ki_remark_indicator ON ki.ki_remark (indicator);
GO
