-- The operator is told that it is over.
DELETE FROM open_alarm
WHERE kind = @Kind AND severity = @Severity AND subject = @Subject;
