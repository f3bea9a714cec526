-- A changed remark.
UPDATE ki_remark
SET role = @Role, cause = @Cause, measure = @Measure, new_date = @NewDate
WHERE indicator = @Indicator AND written_on = @WrittenOn;
