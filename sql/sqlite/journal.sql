-- The journal: which schema scripts have been run. May be run again; DbUp creates the same table by itself.
-- Since 0.2. Printed by `db script` before the schema scripts.

CREATE TABLE IF NOT EXISTS SchemaVersions (
  SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL,
  ScriptName TEXT NOT NULL,
  Applied DATETIME NOT NULL
);
