-- A changed partner.
UPDATE ki.ki_partner
SET name = @Name, type = @Type, voluntary = @Voluntary
WHERE id = @Id AND DATALENGTH(id) = DATALENGTH(@Id);
