-- Data contract: partners, and the only way to know which of two is the association.
-- type       as the catalogue names it: Verein, KMU, Jobcenter ...
-- voluntary  1 or 0; NULL: not run by volunteers
-- An installation adapts this file to its host system; an upgrade of the program does not overwrite a changed file.
-- `db upgrade` drops the view and creates it from here. Column names and their order are the contract. Values may be text
-- or of the host's types: date for days, int for whole numbers, datetime2 for moments, bit for voluntary.

DROP VIEW IF EXISTS ki_contract.partner;
GO

CREATE VIEW ki_contract.partner AS
SELECT
  id,
  name,
  type,
  voluntary
FROM ki.ki_partner;
GO
