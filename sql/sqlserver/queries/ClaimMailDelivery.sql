-- Takes an envelope, once: whoever comes second finds another state or another number.
UPDATE ki.mail_delivery SET state = @State, changed_at = CONVERT(datetime2(3), LEFT(@At, 19), 126), attempts = attempts + 1, claim_number = claim_number + 1,
  claimed_by = @ClaimedBy, claimed_at = CONVERT(datetime2(3), LEFT(@At, 19), 126)
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
