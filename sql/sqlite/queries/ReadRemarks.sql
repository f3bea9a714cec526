-- All remarks.
SELECT
  CAST(indicator AS TEXT) AS Indicator,
  CAST(written_on AS TEXT) AS WrittenOn,
  CAST(role AS TEXT) AS Role,
  CAST(cause AS TEXT) AS Cause,
  CAST(measure AS TEXT) AS Measure,
  CAST(new_date AS TEXT) AS NewDate
FROM remark
ORDER BY indicator COLLATE BINARY, written_on COLLATE BINARY, role COLLATE BINARY, cause COLLATE BINARY,
  measure COLLATE BINARY, new_date COLLATE BINARY;
