-- The operator is told that something is wrong.
INSERT INTO open_alarm (kind, severity, subject, text, since)
VALUES (@Kind, @Severity, @Subject, @Text, @At);
