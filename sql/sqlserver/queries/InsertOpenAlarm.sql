-- The operator is told that something is wrong.
INSERT INTO ki.open_alarm (kind, severity, subject, text, since)
VALUES (@Kind, @Severity, @Subject, @Text, CONVERT(datetime2(3), LEFT(@At, 19), 126));
