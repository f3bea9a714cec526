-- Freezes a baseline; the unique constraint refuses a version that is there.
INSERT INTO frozen_baseline
  (line, version, source_line, period_from, period_to, value_set, number, frozen_on, reason, sha256,
  unit, figure_from, figure_to)
VALUES
  (@Line, @Version, @SourceLine, @PeriodFrom, @PeriodTo, @ValueSet, @Number, @FrozenOn, @Reason, @Sha256,
  @Unit, @FigureFrom, @FigureTo);
