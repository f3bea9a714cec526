-- All remarks.
-- ORDER BY ignores blanks at the end, hence the lengths beside it: equal rows only are left in no order.
SELECT
  v.indicator AS Indicator,
  v.written_on AS WrittenOn,
  v.role AS Role,
  v.cause AS Cause,
  v.measure AS Measure,
  v.new_date AS NewDate
FROM (
  SELECT
    CONVERT(nvarchar(max), indicator) COLLATE Latin1_General_100_BIN2 AS indicator,
    CONVERT(nvarchar(max), written_on, 23) COLLATE Latin1_General_100_BIN2 AS written_on,
    CONVERT(nvarchar(max), role) COLLATE Latin1_General_100_BIN2 AS role,
    CONVERT(nvarchar(max), cause) COLLATE Latin1_General_100_BIN2 AS cause,
    CONVERT(nvarchar(max), measure) COLLATE Latin1_General_100_BIN2 AS measure,
    CONVERT(nvarchar(max), new_date, 23) COLLATE Latin1_General_100_BIN2 AS new_date
  FROM ki_contract.remark
) AS v
ORDER BY
  v.indicator, v.written_on, v.role, v.cause, v.measure, v.new_date,
  DATALENGTH(v.indicator), DATALENGTH(v.written_on), DATALENGTH(v.role), DATALENGTH(v.cause), DATALENGTH(v.measure),
  DATALENGTH(v.new_date);
