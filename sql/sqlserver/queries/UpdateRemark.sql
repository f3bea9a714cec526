-- A changed remark.
UPDATE ki.ki_remark
SET role = @Role, cause = @Cause, measure = @Measure, new_date = @NewDate
WHERE indicator = @Indicator AND DATALENGTH(indicator) = DATALENGTH(@Indicator)
  AND written_on = @WrittenOn AND DATALENGTH(written_on) = DATALENGTH(@WrittenOn);
