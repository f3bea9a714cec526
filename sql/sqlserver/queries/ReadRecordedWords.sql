-- Every word that occurs, under the name by which a condition of the catalogue asks for it; also of rows that are rejected.
-- Words that differ in blanks at the end only are one word here, as "=" sees them: this serves hints, no number.
SELECT DISTINCT
  w.name AS Name,
  w.value AS Value
FROM (
  SELECT
    CONVERT(nvarchar(max), attribute) COLLATE Latin1_General_100_BIN2 AS name,
    CONVERT(nvarchar(max), value) COLLATE Latin1_General_100_BIN2 AS value
  FROM ki_contract.activity_attribute
  UNION ALL
  SELECT
    CONVERT(nvarchar(max), N'veranstalter') COLLATE Latin1_General_100_BIN2,
    CONVERT(nvarchar(max), organiser) COLLATE Latin1_General_100_BIN2
  FROM ki_contract.activity
  UNION ALL
  SELECT
    CONVERT(nvarchar(max), N'einheit') COLLATE Latin1_General_100_BIN2,
    CONVERT(nvarchar(max), unit) COLLATE Latin1_General_100_BIN2
  FROM ki_contract.activity
  UNION ALL
  SELECT
    CONVERT(nvarchar(max), N'partnertyp') COLLATE Latin1_General_100_BIN2,
    CONVERT(nvarchar(max), type) COLLATE Latin1_General_100_BIN2
  FROM ki_contract.partner
) AS w
WHERE w.name IS NOT NULL AND w.value IS NOT NULL
ORDER BY w.name, w.value;
