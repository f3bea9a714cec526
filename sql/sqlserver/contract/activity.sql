-- Data contract: what happened, is planned or was cancelled; one row an activity.
-- id        unique, without blanks at either end
-- kind      event, cooperation, deliverable, counselling, figure, assessment
-- status    planned, held, cancelled
-- dates     YYYY-MM-DD; end_date NULL: one day, for a cooperation open-ended
-- numbers   whole, from 0 (participants, minutes, quantity)
-- moments   recorded_at, changed_at: local wall time, YYYY-MM-DD HH:MM:SS or the date alone
-- An installation adapts this file to its host system; an upgrade of the program does not overwrite a changed file.
-- `db upgrade` drops the view and creates it from here. Column names and their order are the contract. Values may be text
-- or of the host's types: date for days, int for whole numbers, datetime2 for moments, bit for voluntary.

DROP VIEW IF EXISTS ki_contract.activity;
GO

CREATE VIEW ki_contract.activity AS
SELECT
  id,
  kind,
  title,
  start_date,
  end_date,
  status,
  organiser,
  participants,
  minutes,
  quantity,
  unit,
  note,
  recorded_at,
  changed_at
FROM ki.ki_activity;
GO
