-- Data contract: the Stellungnahme der Verwaltung beside a deviation.
-- indicator  line of the catalogue, e.g. B25-2
-- dates      written_on, new_date: YYYY-MM-DD
-- role       a function, never a person's name
-- An installation adapts this file to its host system; an upgrade of the program does not overwrite a changed file.
-- `db upgrade` drops the view and creates it from here. Column names and their order are the contract. Values may be text
-- or of the host's types: date for days, int for whole numbers, datetime2 for moments, bit for voluntary.

DROP VIEW IF EXISTS ki_contract.remark;
GO

CREATE VIEW ki_contract.remark AS
SELECT
  indicator,
  written_on,
  role,
  cause,
  measure,
  new_date
FROM ki.ki_remark;
GO
