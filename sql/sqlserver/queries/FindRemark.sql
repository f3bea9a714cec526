-- The stored rows of a line's remark of one day.
SELECT
  indicator AS Indicator,
  written_on AS WrittenOn,
  role AS Role,
  cause AS Cause,
  measure AS Measure,
  new_date AS NewDate
FROM ki.ki_remark
WHERE indicator = @Indicator AND DATALENGTH(indicator) = DATALENGTH(@Indicator)
  AND written_on = @WrittenOn AND DATALENGTH(written_on) = DATALENGTH(@WrittenOn);
