-- What an import or a person changed in a partner or a Stellungnahme: it counts, or is printed, as an activity does.
-- Since 0.3. Run by `db upgrade`, once.

-- Appended only. entry: "Partner P-1", "Stellungnahme B25-2 vom 01.06.2026". field: a column of the contract. source: the list, or what a person did. NULL: no value.
CREATE TABLE entry_change (
  change_id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  source TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT NULL,
  new_value TEXT NULL
);
