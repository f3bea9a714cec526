-- A changed partner.
UPDATE ki_partner
SET name = @Name, type = @Type, voluntary = @Voluntary
WHERE id = @Id;
