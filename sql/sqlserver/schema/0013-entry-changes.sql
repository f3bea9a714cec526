-- What an import or a person changed in a partner or a Stellungnahme: it counts, or is printed, as an activity does.
-- Since 0.3. Run by `db upgrade`, once.

-- Appended only. entry: "Partner P-1", "Stellungnahme B25-2 vom 01.06.2026". field: a column of the contract. source: the list, or what a person did. NULL: no value.
CREATE TABLE ki.entry_change (
  change_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_entry_change PRIMARY KEY,
  entry nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  changed_at datetime2(3) NOT NULL,
  source nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  field nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  old_value nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
  new_value nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL
);
GO
