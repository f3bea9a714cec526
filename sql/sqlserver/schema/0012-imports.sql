-- What an import changed, which rows each list held, and what was withdrawn by hand: nothing disappears without a trace.
-- Since 0.3. Run by `db upgrade`, once.

-- What an import or a withdrawal changed in an activity, field by field: appended only. field: a column of the contract, or an attribute, whose values
-- stand in one text with | between them. source: the list, or what a person did. NULL: no value.
CREATE TABLE ki.activity_change (
  change_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_activity_change PRIMARY KEY,
  activity_id nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  changed_at datetime2(3) NOT NULL,
  source nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  field nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  old_value nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  new_value nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL
);
GO

CREATE INDEX ix_activity_change_activity_id ON ki.activity_change (activity_id);
GO

-- Which activities each list has ever held: one that is in it no more is named at its next import.
CREATE TABLE ki.import_row (
  source nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  activity_id nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT uq_import_row UNIQUE (source, activity_id)
);
GO

-- Activities that a person has withdrawn: cancelled, never deleted, and no list brings them back.
CREATE TABLE ki.activity_withdrawal (
  activity_id nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_activity_withdrawal PRIMARY KEY,
  withdrawn_at datetime2(3) NOT NULL,
  reason nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL
);
GO
