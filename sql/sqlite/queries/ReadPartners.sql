-- All partners.
SELECT
  CAST(id AS TEXT) AS Id,
  CAST(name AS TEXT) AS Name,
  CAST(type AS TEXT) AS Type,
  CAST(voluntary AS TEXT) AS Voluntary
FROM partner
ORDER BY id COLLATE BINARY, name COLLATE BINARY, type COLLATE BINARY, voluntary COLLATE BINARY;
