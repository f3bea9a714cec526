using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Vergleicht zwei Auswertungen Zeile für Zeile: was sich geändert hat, und warum. Reads nothing, writes nothing.</summary>
internal static class RunComparer
{
    /// <summary>Compares.</summary>
    /// <param name="earlier">The earlier Auswertung.</param>
    /// <param name="later">The later one.</param>
    public static RunComparison Compare(ComparedRun earlier, ComparedRun later)
    {
        ImmutableArray<LineChange> lines = LinesOf(earlier, later);
        ImmutableArray<LineChange> changed = [.. lines.Where(line => line.IsChanged)];
        return new RunComparison(
            earlier, later, MilestonesOf(earlier, later, changed), changed,
            [.. LinesOf(earlier, Restated(earlier, later)).Where(line => line.NumberChanged).Select(WithoutOutlook)]);
    }

    /// <summary>
    /// The earlier Auswertung as today's rows would give it: the earlier Stichtag, rules and frozen baselines. What differs
    /// from it then was recorded late, corrected or withdrawn, and nothing else.
    /// </summary>
    private static ComparedRun Restated(ComparedRun earlier, ComparedRun later)
    {
        HashSet<string> known = [.. earlier.Result.Reading.Activities.Select(row => row.Id)];
        // A figure of a period that was still running came in due time, though its period had begun.
        bool CouldBeKnown(Activity row) => known.Contains(row.Id) || row.Kind != ActivityKind.Figure || LateRecording.Happened(row) <= earlier.AsOf;
        return later with
        {
            Result = Evaluator.Evaluate(new EvaluationInput
            {
                Programmes = earlier.Result.Programmes,
                AsOf = earlier.AsOf,
                Reading = later.Result.Reading with { Activities = [.. later.Result.Reading.Activities.Where(CouldBeKnown)] },
                Partners = later.Partners,
                FrozenBaselines = earlier.Result.Measurements
                    .Where(line => line.Evidence.Baseline is { FrozenOn: not null })
                    .ToImmutableDictionary(line => line.Line.Id, line => line.Evidence.Baseline!, StringComparer.Ordinal),
                Withheld = earlier.Result.Measurements.Concat(later.Result.Measurements).Where(line => line.Status == Status.Withheld)
                    .Select(line => line.Line.Id).ToImmutableHashSet(StringComparer.Ordinal),
            }),
        };
    }

    // What is still to come moves no number.
    private static LineChange WithoutOutlook(LineChange line)
    {
        ImmutableArray<ChangeReason> bearing =
            [.. line.Reasons.Where(reason => reason.Cause is not (ChangeCause.Planned or ChangeCause.Unsettled))];
        return bearing.IsEmpty ? line : line with { Reasons = bearing };
    }

    private static ImmutableArray<LineChange> LinesOf(ComparedRun earlier, ComparedRun later)
    {
        Dictionary<string, Measurement> before = ById(earlier);
        Dictionary<string, Measurement> after = ById(later);
        LineComparer comparer = new(earlier, later, before, after);
        return
        [
            .. later.Result.Measurements.Select(line => comparer.Compare(line.Line.Id)),
            .. earlier.Result.Measurements.Where(line => !after.ContainsKey(line.Line.Id)).Select(line => comparer.Compare(line.Line.Id)),
        ];
    }

    private static Dictionary<string, Measurement> ById(ComparedRun run) =>
        run.Result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);

    private static ImmutableArray<MilestoneChange> MilestonesOf(
        ComparedRun earlier, ComparedRun later, ImmutableArray<LineChange> lines)
    {
        Dictionary<string, MilestoneResult> before =
            earlier.Result.Milestones.ToDictionary(result => result.Milestone.Id, StringComparer.Ordinal);
        HashSet<string> kept = [.. later.Result.Milestones.Select(result => result.Milestone.Id)];
        return
        [
            .. later.Result.Milestones
                .Select(result => (Before: before.GetValueOrDefault(result.Milestone.Id), After: (MilestoneResult?)result))
                .Concat(earlier.Result.Milestones.Where(result => !kept.Contains(result.Milestone.Id))
                    .Select(result => (Before: (MilestoneResult?)result, After: (MilestoneResult?)null)))
                .Where(pair => Tally(pair.Before) != Tally(pair.After))
                .Select(pair => new MilestoneChange(pair.Before, pair.After, [.. Why(pair.Before, pair.After, earlier, later, lines)])),
        ];
    }

    private static string Tally(MilestoneResult? result) => result is null
        ? "-"
        : string.Join('|', result.Status, result.TargetsMet, result.Targets, result.PromisedDone, result.Promised);

    private static IEnumerable<ChangeReason> Why(
        MilestoneResult? before, MilestoneResult? after, ComparedRun earlier, ComparedRun later, ImmutableArray<LineChange> lines)
    {
        if (before is null || after is null)
        {
            return [before is null
                ? new ChangeReason(ChangeCause.NewLine, "Meilenstein neu im Zielkatalog")
                : new ChangeReason(ChangeCause.DroppedLine, "Meilenstein nicht mehr im Zielkatalog")];
        }

        HashSet<string> own = [.. before.Lines.Concat(after.Lines).Select(line => line.Line.Id)];
        List<ChangeReason> reasons =
        [
            .. lines.Where(line => line.StateChanged && own.Contains(line.Id)).Select(line => new ChangeReason(
                ChangeCause.Basis, $"{line.Id}: damals {State(line.Before)}, jetzt {State(line.After)}")),
        ];
        Period period = after.Milestone.Period;
        if (before.Milestone.Period != period)
        {
            reasons.Add(new ChangeReason(ChangeCause.Rule, "Zeitraum des Meilensteins geändert"));
        }
        else if (period.To > earlier.AsOf && period.To <= later.AsOf)
        {
            reasons.Add(new ChangeReason(ChangeCause.Time, $"Zeitraum endete am {GermanText.Day(period.To)}"));
        }

        return reasons.Count > 0 ? reasons : [LineComparer.Unexplained];
    }

    private static string State(Measurement? line) => line?.Status.Printed() ?? "nicht im Zielkatalog";
}
