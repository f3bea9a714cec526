-- All partners.
SELECT
  v.id AS Id,
  v.name AS Name,
  v.type AS Type,
  v.voluntary AS Voluntary
FROM (
  SELECT
    CONVERT(nvarchar(450), id) COLLATE Latin1_General_100_BIN2 AS id,
    CONVERT(nvarchar(4000), name) COLLATE Latin1_General_100_BIN2 AS name,
    CONVERT(nvarchar(400), type) COLLATE Latin1_General_100_BIN2 AS type,
    CONVERT(nvarchar(400), voluntary) COLLATE Latin1_General_100_BIN2 AS voluntary
  FROM ki_contract.partner
) AS v
ORDER BY v.id, DATALENGTH(v.id), v.name, DATALENGTH(v.name);
