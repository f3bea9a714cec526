-- All partners.
-- ORDER BY ignores blanks at the end, hence the lengths beside it: equal rows only are left in no order.
SELECT
  v.id AS Id,
  v.name AS Name,
  v.type AS Type,
  v.voluntary AS Voluntary
FROM (
  SELECT
    CONVERT(nvarchar(max), id) COLLATE Latin1_General_100_BIN2 AS id,
    CONVERT(nvarchar(max), name) COLLATE Latin1_General_100_BIN2 AS name,
    CONVERT(nvarchar(max), type) COLLATE Latin1_General_100_BIN2 AS type,
    CONVERT(nvarchar(max), voluntary) COLLATE Latin1_General_100_BIN2 AS voluntary
  FROM ki_contract.partner
) AS v
ORDER BY
  v.id, v.name, v.type, v.voluntary,
  DATALENGTH(v.id), DATALENGTH(v.name), DATALENGTH(v.type), DATALENGTH(v.voluntary);
