-- A new partner.
INSERT INTO ki_partner (id, name, type, voluntary)
VALUES (@Id, @Name, @Type, @Voluntary);
