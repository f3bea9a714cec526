-- Writes down one envelope of a mail.
INSERT INTO mail_delivery (mail_id, recipient, message_id, state, changed_at, attempts, next_attempt_at, claim_number)
VALUES (@MailId, @Recipient, @MessageId, @State, @At, 0, @At, 0);
