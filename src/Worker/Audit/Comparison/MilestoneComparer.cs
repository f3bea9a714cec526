using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Compares milestones: a line is the cause of another state or tally where the milestone, rated with the line as it was, gives another.</summary>
internal static class MilestoneComparer
{
    /// <summary>The milestones that differ, in the order of the later catalogue, dropped ones at the end.</summary>
    public static ImmutableArray<MilestoneChange> Changes(ComparedRun earlier, ComparedRun later)
    {
        Dictionary<string, MilestoneResult> before =
            earlier.Result.Milestones.ToDictionary(result => result.Milestone.Id, StringComparer.Ordinal);
        HashSet<string> kept = [.. later.Result.Milestones.Select(result => result.Milestone.Id)];
        return
        [
            .. later.Result.Milestones.Where(result => !before.ContainsKey(result.Milestone.Id) || Tally(before[result.Milestone.Id]) != Tally(result))
                .Select(result => before.TryGetValue(result.Milestone.Id, out MilestoneResult? then)
                    ? new MilestoneChange(
                        then, result,
                        Reasons(then, result, earlier.AsOf, later.AsOf, Tally), Reasons(then, result, earlier.AsOf, later.AsOf, State))
                    : Listed(null, result, new ChangeReason(ChangeCause.NewLine, "Meilenstein neu im Zielkatalog"))),
            .. earlier.Result.Milestones.Where(result => !kept.Contains(result.Milestone.Id)).Select(result =>
                Listed(result, null, new ChangeReason(ChangeCause.DroppedLine, "Meilenstein nicht mehr im Zielkatalog"))),
        ];
    }

    private static MilestoneChange Listed(MilestoneResult? then, MilestoneResult? now, ChangeReason reason) => new(then, now, [reason], [reason]);

    private static string State(MilestoneResult result) => $"{result.Status}";

    private static string Tally(MilestoneResult result) =>
        string.Join('|', result.Status, result.TargetsMet, result.Targets, result.PromisedDone, result.Promised);

    private static ImmutableArray<ChangeReason> Reasons(
        MilestoneResult before, MilestoneResult after, DateOnly earlier, DateOnly later, Func<MilestoneResult, string> resultOf)
    {
        if (resultOf(before) == resultOf(after))
        {
            return [];
        }

        Dictionary<string, Measurement> then = before.Lines.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        Dictionary<string, Measurement> now = after.Lines.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        ImmutableArray<string> ids = [.. now.Keys.Union(then.Keys, StringComparer.Ordinal)];
        int period = ids.Length;
        int day = period + 1;
        string Result(ImmutableSortedSet<int> takenBack)
        {
            Milestone rule = takenBack.Contains(period) ? after.Milestone with { Period = before.Milestone.Period } : after.Milestone;
            ImmutableArray<Measurement> lines = [.. ids
                .Select((id, number) => (takenBack.Contains(number) ? then : now).GetValueOrDefault(id)).OfType<Measurement>()];
            return resultOf(MilestoneResult.Of(rule, lines, takenBack.Contains(day) ? earlier : later));
        }

        ImmutableArray<Change> changes =
        [
            .. ids.Select(id => Told(ChangeCause.Basis, $"{id}: damals {State(then.GetValueOrDefault(id))}, jetzt {State(now.GetValueOrDefault(id))}")),
            Told(ChangeCause.Rule, "Zeitraum des Meilensteins geändert"),
            Told(ChangeCause.Time, $"Zeitraum endete am {GermanText.Day(after.Milestone.Period.To)}"),
        ];
        return [.. new CauseFinder(Result).Find([.. Enumerable.Range(0, changes.Length)], []).SelectMany(cause => ReasonWords.Of(cause, changes))];
    }

    private static Change Told(ChangeCause cause, string text) => new(setting => setting, () => [new ChangeReason(cause, text)]);

    private static string State(Measurement? line) => line?.Status.Printed() ?? "nicht im Zielkatalog";
}
