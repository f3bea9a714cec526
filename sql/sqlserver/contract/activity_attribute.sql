-- Data contract: attributes of an activity; many rows an activity.
-- attribute  lower case: kommune, zielgruppe, partner, art, thema ...
-- value      kommune: AGS, name or alias; partner, eingeladen, beitrag: id of a partner
-- An installation adapts this file to its host system; an upgrade of the program does not overwrite a changed file.
-- `db upgrade` drops the view and creates it from here. Column names and their order are the contract. Values may be text
-- or of the host's types: date for days, int for whole numbers, datetime2 for moments, bit for voluntary.

DROP VIEW IF EXISTS ki_contract.activity_attribute;
GO

CREATE VIEW ki_contract.activity_attribute AS
SELECT
  activity_id,
  attribute,
  value
FROM ki.ki_activity_attribute;
GO
