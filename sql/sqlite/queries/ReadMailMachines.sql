-- The machines that may mail.
SELECT machine AS Machine, salt AS Salt, name AS Name, armed_by AS ArmedBy, armed_at AS ArmedAt
FROM mail_machine
ORDER BY armed_at, machine;
