-- Attributes of no activity: the join of ReadActivities cannot see them, and nothing is to be lost.
-- "=" ignores blanks at the end, hence the lengths beside it; id_key is only there to find the activity fast.
SELECT
  t.activity_id AS ActivityId,
  t.attribute AS Name,
  t.value AS Value
FROM (
  SELECT
    CONVERT(nvarchar(450), activity_id) COLLATE Latin1_General_100_BIN2 AS id_key,
    CONVERT(nvarchar(max), activity_id) COLLATE Latin1_General_100_BIN2 AS activity_id,
    CONVERT(nvarchar(max), attribute) COLLATE Latin1_General_100_BIN2 AS attribute,
    CONVERT(nvarchar(max), value) COLLATE Latin1_General_100_BIN2 AS value
  FROM ki_contract.activity_attribute
) AS t
WHERE NOT EXISTS (
  SELECT 1
  FROM (
    SELECT
      CONVERT(nvarchar(450), id) COLLATE Latin1_General_100_BIN2 AS id_key,
      CONVERT(nvarchar(max), id) COLLATE Latin1_General_100_BIN2 AS id
    FROM ki_contract.activity
  ) AS a
  WHERE a.id_key = t.id_key AND a.id = t.activity_id AND DATALENGTH(a.id) = DATALENGTH(t.activity_id))
ORDER BY t.activity_id, DATALENGTH(t.activity_id), t.attribute, DATALENGTH(t.attribute), t.value, DATALENGTH(t.value);
