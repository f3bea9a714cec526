-- A person may hold a report and let it go; what keeps one from being made can be asked of the database.
-- Since 0.3. Run by `db upgrade`, once.

-- Since when, and why, a person holds the report; NULL while nobody does.
ALTER TABLE ki.meeting ADD held_at datetime2(3) NULL;
GO

ALTER TABLE ki.meeting ADD hold_reason nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- The moment at which a person has let the report go; NULL while nobody has, or since it is held anew.
ALTER TABLE ki.meeting ADD approved_at datetime2(3) NULL;
GO

-- Why a report is not made, as the last attempt found it; gone once it is made. kind: held (far too few rows), failed, unneeded
-- (nothing has changed). since: when this kind began.
CREATE TABLE ki.report_trouble (
  meeting_id int NOT NULL,
  report_kind nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT ck_report_trouble_kind CHECK (kind IN (N'held', N'failed', N'unneeded')),
  since datetime2(3) NOT NULL,
  tried_at datetime2(3) NOT NULL,
  reason nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT uq_report_trouble UNIQUE (meeting_id, report_kind)
);
GO
