-- Notes what has become of an envelope, for whoever holds its claim.
UPDATE mail_delivery SET state = @State, changed_at = @At, next_attempt_at = @NextAttemptAt, last_answer = @LastAnswer
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
