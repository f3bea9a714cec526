-- What the operator has been told is wrong.
SELECT kind AS Kind, severity AS Severity, subject AS Subject, text AS Text, since AS Since
FROM open_alarm
ORDER BY since, kind, severity, subject;
