-- All remarks.
SELECT
  v.indicator AS Indicator,
  v.written_on AS WrittenOn,
  v.role AS Role,
  v.cause AS Cause,
  v.measure AS Measure,
  v.new_date AS NewDate
FROM (
  SELECT
    CONVERT(nvarchar(450), indicator) COLLATE Latin1_General_100_BIN2 AS indicator,
    CONVERT(nvarchar(400), written_on, 23) COLLATE Latin1_General_100_BIN2 AS written_on,
    CONVERT(nvarchar(400), role) COLLATE Latin1_General_100_BIN2 AS role,
    CONVERT(nvarchar(max), cause) COLLATE Latin1_General_100_BIN2 AS cause,
    CONVERT(nvarchar(max), measure) COLLATE Latin1_General_100_BIN2 AS measure,
    CONVERT(nvarchar(400), new_date, 23) COLLATE Latin1_General_100_BIN2 AS new_date
  FROM ki_contract.remark
) AS v
ORDER BY v.indicator, DATALENGTH(v.indicator), v.written_on, v.role, v.cause;
