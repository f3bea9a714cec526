-- The machines that may mail.
SELECT machine AS Machine, salt AS Salt, name AS Name, armed_by AS ArmedBy, CONVERT(nvarchar(19), armed_at, 126) + N'Z' AS ArmedAt
FROM ki.mail_machine
ORDER BY armed_at, machine;
