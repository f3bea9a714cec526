-- The stored rows of a partner's id.
SELECT id AS Id, name AS Name, type AS Type, voluntary AS Voluntary
FROM ki.ki_partner
WHERE id = @Id AND DATALENGTH(id) = DATALENGTH(@Id);
