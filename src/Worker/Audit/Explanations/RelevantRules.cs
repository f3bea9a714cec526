using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>The counting rules (Z-n) that matter for a line: those that its number and state really passed through.</summary>
internal static class RelevantRules
{
    /// <summary>The rules in the order of their numbers.</summary>
    public static ImmutableArray<CountingRule> Of(Measurement line)
    {
        HashSet<string> numbers = [.. Counting(line).Concat(Judging(line)).Append(20).Select(number => $"Z-{number}")];
        string kind = line.Line.Measure.Word + ":";
        return [.. CountingRules.All.Where(rule =>
            numbers.Contains(rule.Number) || rule.Sentence.StartsWith(kind, StringComparison.Ordinal))];
    }

    private static IEnumerable<int> Counting(Measurement line)
    {
        Measure measure = line.Line.Measure;
        if (!measure.CountsRows)
        {
            return [];
        }

        string[] reads = [.. measure.Reads];
        (int Rule, bool Matters)[] rules =
        [
            (1, true), (2, true), (3, true), (6, true),
            (4, !line.Evidence.Planned.IsEmpty), (5, !line.Evidence.Unsettled.IsEmpty),
            (7, measure.CountedAttribute is string counted && ActivityFields.PlaceAttributes.Contains(counted)),
            (8, reads.Contains(IsPresent.SupportingDocument)), (9, line.Evidence.Baseline is not null),
            (23, line.Line.MinimumCoverage is not null), (31, true), (32, line.Line.CountsPersons),
            (33, !line.Actual.Waiting.IsEmpty), (34, measure.Lines.Any()),
        ];
        return rules.Where(rule => rule.Matters).Select(rule => rule.Rule);
    }

    private static IEnumerable<int> Judging(Measurement line)
    {
        bool isShare = line.Actual.IsShare && line.Target is not (All or Promised);
        (int Rule, bool Matters)[] rules =
        [
            (21, !line.Actual.IsMeasured && line.Line.Measure.CountsRows), (22, line.Target is not null), (24, isShare),
            (25, line.StatusRow == StatusTable.AfterTheEnd || line.Evidence.Counted.Any(LateRecording.IsLate)), (26, line.StatusRow == StatusTable.ToPlan || line.StatusRow == StatusTable.TooLittlePlanned),
            (27, line.Target is Exactly or AtMost || line.Line.Measure.IsUndoable), (29, line.Status == Status.Withheld),
            (30, !line.Line.Rulings.IsEmpty),
        ];
        return rules.Where(rule => rule.Matters).Select(rule => rule.Rule);
    }
}
