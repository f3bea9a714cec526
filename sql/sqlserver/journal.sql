-- The two schemas, and the journal in which DbUp records which schema scripts have been run. May be run again.
-- Since 0.2. Run by `db upgrade` and printed by `db script`, before the schema scripts.
-- ki           own tables and base tables; only KiIndicators writes them
-- ki_contract  the four views of the data contract; rights are granted on the schema, so that replacing a view keeps them
-- Both belong to dbo: a view then reads the tables of its owner without rights of the reader on them (ownership chaining).

IF SCHEMA_ID(N'ki') IS NULL
  EXEC(N'CREATE SCHEMA ki AUTHORIZATION dbo');
GO

IF SCHEMA_ID(N'ki_contract') IS NULL
  EXEC(N'CREATE SCHEMA ki_contract AUTHORIZATION dbo');
GO

IF OBJECT_ID(N'ki.SchemaVersions', N'U') IS NULL
  CREATE TABLE ki.SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
  );
GO
