-- Notes what has become of an envelope, for whoever holds its claim.
UPDATE ki.mail_delivery SET state = @State, changed_at = CONVERT(datetime2(3), LEFT(@At, 19), 126), next_attempt_at = CONVERT(datetime2(3), LEFT(@NextAttemptAt, 19), 126), last_answer = @LastAnswer
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
