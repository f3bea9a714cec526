-- Takes an envelope, once: whoever comes second finds another state or another number.
UPDATE mail_delivery SET state = @State, changed_at = @At, attempts = attempts + 1, claim_number = claim_number + 1,
  claimed_by = @ClaimedBy, claimed_at = @At
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
