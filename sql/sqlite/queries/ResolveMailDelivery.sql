-- A person says what becomes of an envelope; it may be tried as often as a new one.
UPDATE mail_delivery SET state = @State, changed_at = @At, next_attempt_at = @At, attempts = 0, claim_number = claim_number + 1,
  resolved_by = @ResolvedBy, resolved_at = @At
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
