-- All frozen baselines, superseded ones too.
SELECT line AS Line, CAST(version AS bigint) AS Version, source_line AS SourceLine,
  CONVERT(nvarchar(10), period_from, 23) AS PeriodFrom, CONVERT(nvarchar(10), period_to, 23) AS PeriodTo,
  value_set AS ValueSet, CAST(number AS bigint) AS Number, CONVERT(nvarchar(10), frozen_on, 23) AS FrozenOn, reason AS Reason, sha256 AS Sha256,
  unit AS Unit, CONVERT(nvarchar(10), figure_from, 23) AS FigureFrom, CONVERT(nvarchar(10), figure_to, 23) AS FigureTo
FROM ki.frozen_baseline
ORDER BY line, version;
