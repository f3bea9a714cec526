-- A new remark.
INSERT INTO ki.ki_remark (indicator, written_on, role, cause, measure, new_date)
VALUES (@Indicator, @WrittenOn, @Role, @Cause, @Measure, @NewDate);
