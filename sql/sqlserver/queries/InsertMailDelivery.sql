-- Writes down one envelope of a mail.
INSERT INTO ki.mail_delivery (mail_id, recipient, message_id, state, changed_at, attempts, next_attempt_at, claim_number)
VALUES (@MailId, @Recipient, @MessageId, @State, CONVERT(datetime2(3), LEFT(@At, 19), 126), 0, CONVERT(datetime2(3), LEFT(@At, 19), 126), 0);
