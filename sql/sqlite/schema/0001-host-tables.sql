-- The four base tables under the views of the data contract, for installations without a host system of their own.
-- Since 0.1. Run by `db upgrade`, once.
-- Everything is text without checks and ids may repeat: a host system delivers what it holds, and judging it is the
-- reader's work (rejected rows are counted and printed; a constraint here would lose them). row_id is the only key.

CREATE TABLE ki_activity (
  row_id INTEGER PRIMARY KEY,
  id TEXT,
  kind TEXT,
  title TEXT,
  start_date TEXT,
  end_date TEXT,
  status TEXT,
  organiser TEXT,
  participants TEXT,
  minutes TEXT,
  quantity TEXT,
  unit TEXT,
  note TEXT,
  recorded_at TEXT,
  changed_at TEXT
);

CREATE INDEX ix_ki_activity_id ON ki_activity (id);

CREATE TABLE ki_activity_attribute (
  row_id INTEGER PRIMARY KEY,
  activity_id TEXT,
  attribute TEXT,
  value TEXT
);

CREATE INDEX ix_ki_activity_attribute_activity_id ON ki_activity_attribute (activity_id);

CREATE TABLE ki_partner (
  row_id INTEGER PRIMARY KEY,
  id TEXT,
  name TEXT,
  type TEXT,
  voluntary TEXT
);

CREATE INDEX ix_ki_partner_id ON ki_partner (id);

CREATE TABLE ki_remark (
  row_id INTEGER PRIMARY KEY,
  indicator TEXT,
  written_on TEXT,
  role TEXT,
  cause TEXT,
  measure TEXT,
  new_date TEXT
);

CREATE INDEX ix_ki_remark_indicator ON ki_remark (indicator);
