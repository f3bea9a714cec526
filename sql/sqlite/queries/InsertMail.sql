-- Writes down what a mail says.
INSERT INTO mail_message (mail_id, kind, run_number, subject, content, composed_at)
VALUES (@MailId, @Kind, @RunNumber, @Subject, @Content, @At);
