-- All frozen baselines, superseded ones too.
SELECT line AS Line, version AS Version, source_line AS SourceLine, period_from AS PeriodFrom, period_to AS PeriodTo,
  value_set AS ValueSet, number AS Number, frozen_on AS FrozenOn, reason AS Reason, sha256 AS Sha256,
  unit AS Unit, figure_from AS FigureFrom, figure_to AS FigureTo
FROM frozen_baseline
ORDER BY line, version;
