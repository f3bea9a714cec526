-- A new partner.
INSERT INTO ki.ki_partner (id, name, type, voluntary)
VALUES (@Id, @Name, @Type, @Voluntary);
