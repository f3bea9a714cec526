-- Freezes a baseline; the unique constraint refuses a version that is there.
INSERT INTO ki.frozen_baseline
  (line, version, source_line, period_from, period_to, value_set, number, frozen_on, reason, sha256,
  unit, figure_from, figure_to)
VALUES
  (@Line, @Version, @SourceLine, CONVERT(date, @PeriodFrom, 23), CONVERT(date, @PeriodTo, 23), @ValueSet, @Number,
  CONVERT(date, @FrozenOn, 23), @Reason, @Sha256,
  @Unit, CONVERT(date, @FigureFrom, 23), CONVERT(date, @FigureTo, 23));
