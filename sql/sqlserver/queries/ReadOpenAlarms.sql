-- What the operator has been told is wrong.
SELECT kind AS Kind, severity AS Severity, subject AS Subject, text AS Text, CONVERT(nvarchar(19), since, 126) + N'Z' AS Since
FROM ki.open_alarm
ORDER BY since, kind, severity, subject;
