-- What an import changed, which rows each list held, and what was withdrawn by hand: nothing disappears without a trace.
-- Since 0.3. Run by `db upgrade`, once.

-- What an import or a withdrawal changed in an activity, field by field: appended only. field: a column of the contract, or an attribute, whose values
-- stand in one text with | between them. source: the list, or what a person did. NULL: no value.
CREATE TABLE activity_change (
  change_id INTEGER PRIMARY KEY,
  activity_id TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  source TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT NULL,
  new_value TEXT NULL
);

CREATE INDEX ix_activity_change_activity_id ON activity_change (activity_id);

-- Which activities each list has ever held: one that is in it no more is named at its next import.
CREATE TABLE import_row (
  source TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  CONSTRAINT uq_import_row UNIQUE (source, activity_id)
);

-- Activities that a person has withdrawn: cancelled, never deleted, and no list brings them back.
CREATE TABLE activity_withdrawal (
  activity_id TEXT NOT NULL PRIMARY KEY,
  withdrawn_at TEXT NOT NULL,
  reason TEXT NOT NULL
);
