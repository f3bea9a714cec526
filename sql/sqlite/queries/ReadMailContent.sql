-- What a mail says.
SELECT mail_id AS MailId, content AS Content
FROM mail_message
WHERE mail_id = @MailId;
