-- Lets a machine mail.
INSERT INTO mail_machine (machine, salt, name, armed_by, armed_at)
VALUES (@Machine, @Salt, @Name, @ArmedBy, @At);
