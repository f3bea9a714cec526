-- A person says what becomes of an envelope; it may be tried as often as a new one.
UPDATE ki.mail_delivery SET state = @State, changed_at = CONVERT(datetime2(3), LEFT(@At, 19), 126), next_attempt_at = CONVERT(datetime2(3), LEFT(@At, 19), 126), attempts = 0, claim_number = claim_number + 1,
  resolved_by = @ResolvedBy, resolved_at = CONVERT(datetime2(3), LEFT(@At, 19), 126)
WHERE delivery_id = @DeliveryId AND state = @From AND claim_number = @ClaimNumber;
