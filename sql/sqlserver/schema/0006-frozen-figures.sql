-- A baseline may be a figure: then it keeps the figure's unit and day, and its number may be as great as totals are.
-- Since 0.3. Run by `db upgrade`, once.

-- Part of the hash where they are not NULL (the members "einheit", "kennzahl_von", "kennzahl_bis"), so that what was frozen before
-- keeps its hash. figure_from and figure_to are the day of the figure, or the first and last day of its period; both are NULL where
-- the number was counted. unit is NULL there too, and where none was recorded.
ALTER TABLE ki.frozen_baseline ADD
  unit nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
  figure_from date NULL,
  figure_to date NULL;
GO

ALTER TABLE ki.frozen_baseline ALTER COLUMN number bigint NOT NULL;
GO
