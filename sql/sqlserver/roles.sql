-- Who may do what. May be run again, and is after every change of the schema: a new table needs its line here.
-- Since 0.2. Run by `db upgrade` and printed by `db script`, after the schema scripts and the views.
-- ki_reader  reads the four views of the data contract, and nothing else
-- ki_worker  what the unattended program needs: the views, and its own tables; no DDL
-- ki_owner   upgrades: creates tables and views in the two schemas. Its members read, through a view that they create,
--            whatever dbo owns in this database; where that is too much, let a DBA run the output of `db script`.

IF DATABASE_PRINCIPAL_ID(N'ki_reader') IS NULL
  CREATE ROLE ki_reader;
GO

IF DATABASE_PRINCIPAL_ID(N'ki_worker') IS NULL
BEGIN
  CREATE ROLE ki_worker;
  ALTER ROLE ki_reader ADD MEMBER ki_worker;
END;
GO

-- Rights on the database itself are granted once, by whoever sets it up; a member of ki_owner could not.
IF DATABASE_PRINCIPAL_ID(N'ki_owner') IS NULL
BEGIN
  CREATE ROLE ki_owner;
  GRANT CREATE TABLE, CREATE VIEW TO ki_owner;
  GRANT CONTROL ON SCHEMA::ki TO ki_owner;
  GRANT CONTROL ON SCHEMA::ki_contract TO ki_owner;
  -- A role that one is no member of cannot be seen, and what cannot be seen can be granted nothing.
  GRANT VIEW DEFINITION ON ROLE::ki_reader TO ki_owner;
  GRANT VIEW DEFINITION ON ROLE::ki_worker TO ki_owner;
END;
GO

GRANT SELECT ON SCHEMA::ki_contract TO ki_reader;
GO

-- What has been run, so that the worker refuses a database that it does not fit.
GRANT SELECT ON ki.SchemaVersions TO ki_worker;

-- Base tables: `activities import`. Nobody deletes an activity; attributes are replaced as a set.
GRANT SELECT, INSERT, UPDATE ON ki.ki_activity TO ki_worker;
GRANT SELECT, INSERT, DELETE ON ki.ki_activity_attribute TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.ki_partner TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.ki_remark TO ki_worker;

-- What imports changed is appended only; so is which rows a list held, and what was withdrawn.
GRANT SELECT, INSERT ON ki.activity_change TO ki_worker;
GRANT SELECT, INSERT ON ki.entry_change TO ki_worker;
GRANT SELECT, INSERT ON ki.import_row TO ki_worker;
GRANT SELECT, INSERT ON ki.activity_withdrawal TO ki_worker;

-- Own tables.
GRANT SELECT, INSERT, DELETE ON ki.setting TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.meeting TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.meeting_source TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.feed_state TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.report_occurrence TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.report_trouble TO ki_worker;
GRANT SELECT, INSERT ON ki.mail_message TO ki_worker;
GRANT SELECT, INSERT, UPDATE ON ki.mail_delivery TO ki_worker;
GRANT SELECT, INSERT ON ki.mail_machine TO ki_worker;
GRANT SELECT, INSERT ON ki.mail_known_folder TO ki_worker;
GRANT SELECT, INSERT, DELETE ON ki.open_alarm TO ki_worker;

-- In which several workers share the firings of their jobs: made by the script that the package Quartz brings, right before this one.
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_JOB_DETAILS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_SIMPLE_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_CRON_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_SIMPROP_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_BLOB_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_CALENDARS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_PAUSED_TRIGGER_GRPS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_PAUSED_JOB_GRPS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_FIRED_TRIGGERS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_SCHEDULER_STATE TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_LOCKS TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_EXECUTION_HISTORY TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_MISFIRE_HISTORY TO ki_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ki.QRTZ_JOB_STATUS TO ki_worker;

-- Nachweise: read and appended, and nothing else. Not even the program itself could change or remove an Auswertung that it has
-- recorded, or a baseline that was frozen. Do not grant UPDATE or DELETE here.
GRANT SELECT, INSERT ON ki.ledger TO ki_worker;
GRANT SELECT, INSERT ON ki.frozen_baseline TO ki_worker;
GO
