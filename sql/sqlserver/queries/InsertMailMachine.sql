-- Lets a machine mail.
INSERT INTO ki.mail_machine (machine, salt, name, armed_by, armed_at)
VALUES (@Machine, @Salt, @Name, @ArmedBy, CONVERT(datetime2(3), LEFT(@At, 19), 126));
