-- Writes down what a mail says.
INSERT INTO ki.mail_message (mail_id, kind, run_number, subject, content, composed_at)
VALUES (@MailId, @Kind, @RunNumber, @Subject, @Content, CONVERT(datetime2(3), LEFT(@At, 19), 126));
