using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Compares lines of two Auswertungen. A cause is named because the line, evaluated again without it, gives another result.</summary>
/// <param name="earlier">The earlier Auswertung.</param>
/// <param name="later">The later one.</param>
/// <param name="toldOf">What makes a line one to be told of where it differs, as text.</param>
/// <param name="resultOf">What the causes are looked for of, as text: at least the same.</param>
internal sealed class LineComparer(
    ComparedRun earlier, ComparedRun later, Func<Measurement?, string> toldOf, Func<Measurement?, string> resultOf)
{
    /// <summary>Rows of one line that are tried one by one; more are named as one group.</summary>
    public const int MostRows = 60;

    private readonly Reevaluation again = new(earlier, later);
    private readonly Dictionary<string, Measurement> before = earlier.Result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Measurement> after = later.Result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);

    /// <summary>The lines that differ, in the order of the later catalogue, dropped ones at the end.</summary>
    public IEnumerable<LineChange> Changes() => after.Keys.Concat(before.Keys.Where(id => !after.ContainsKey(id)))
        .Select(Compare).Where(line => toldOf(line.Before) != toldOf(line.After) || !line.Reasons.IsEmpty);

    private LineChange Compare(string id)
    {
        if (!before.TryGetValue(id, out Measurement? was) || !after.TryGetValue(id, out Measurement? @is))
        {
            return new LineChange(before.GetValueOrDefault(id), after.GetValueOrDefault(id), [before.ContainsKey(id)
                ? new ChangeReason(ChangeCause.DroppedLine, "nicht mehr im Zielkatalog")
                : new ChangeReason(ChangeCause.NewLine, "neu im Zielkatalog")]);
        }

        ImmutableArray<Change> rules = [.. Rules(id, id), .. new ProgrammeChanges(id, again).All()];
        return new LineChange(was, @is, toldOf(was) == toldOf(@is) ? Idle(rules) : Reasons(was, @is, rules));
    }

    private ImmutableArray<ChangeReason> Reasons(Measurement was, Measurement @is, ImmutableArray<Change> rules)
    {
        string id = @is.Line.Id;
        Setting now = again.SettingOf(id);
        string whole = resultOf(again.Evaluate(now));
        string Result(Setting setting) => again.Evaluate(setting) is Measurement line ? resultOf(line) : whole;
        ImmutableArray<Change> changes =
        [
            .. rules, .. Rows(was, @is), .. Fristen(was, @is),
            .. Partners(), .. again.Upstream(id).SelectMany(other => Rules(id, other)),
        ];
        CauseFinder finder = new(takenBack => takenBack.IsEmpty
            ? whole
            : Result(takenBack.Aggregate(now, (setting, change) => changes[change].TakeBack(setting))));
        ILookup<bool, int> numbers = Enumerable.Range(0, changes.Length).ToLookup(change => changes[change].IsLikely);
        ImmutableArray<Cause> causes = finder.Find([.. numbers[true]], [.. numbers[false]]);
        HashSet<int> named = [.. causes.SelectMany(cause => cause.Changes)];
        ImmutableArray<ChangeReason> idle = Idle(rules.Where((_, number) => !named.Contains(number)));
        // Nothing but the day differs from an Auswertung with all of this taken back.
        return causes.IsEmpty ? [DayAlone, .. idle] : [.. causes.SelectMany(Told), .. idle];

        IEnumerable<ChangeReason> Told(Cause cause)
        {
            IEnumerable<ChangeReason> reasons = ReasonWords.Of(cause, changes);
            Setting without = cause.Changes.Aggregate(now, (setting, change) => changes[change].TakeBack(setting));
            return OtherBaseline(@is, whole, without) is Baseline then
                ? reasons.Select(reason => reason.Single.All(part => part.Row is not null)
                    ? ReasonWords.ByBaseline(reason, then, @is.Evidence.Baseline!) : reason)
                : reasons;
        }
    }

    /// <summary>The live baseline as it would be, where that is all that differs: with the baseline of now, the line is as it is.</summary>
    private Baseline? OtherBaseline(Measurement @is, string whole, Setting without) =>
        @is.Evidence.Baseline is { FrozenOn: null } live
        && again.Evaluate(without)?.Evidence.Baseline is Baseline other && RuleChanges.Differ(other, live)
        && again.Evaluate(without.With(@is.Line.Id, rules => rules with { Frozen = live })) is Measurement line && resultOf(line) == whole
            ? other
            : null;

    private IEnumerable<Change> Rules(string line, string id) => new RuleChanges(line, id, again.Then[id], again.Now[id]).All();

    private static ImmutableArray<ChangeReason> Idle(IEnumerable<Change> rules) =>
        [.. rules.Where(rule => rule.IsToldIdle).SelectMany(rule => rule.Reasons())
            .Select(reason => reason with { Text = $"{reason.Text}, ohne Wirkung auf Zahl und Bewertung" })];

    private IEnumerable<Change> Rows(Measurement was, Measurement @is)
    {
        HashSet<string> bearing = [.. Bearing(was), .. Bearing(@is)];
        ImmutableArray<string> ids = again.Rows.Ids;
        string[] likely = [.. ids.Where(bearing.Contains)];
        if (likely.Length > MostRows)
        {
            yield return new Change(
                setting => setting with { Rows = setting.Rows.Union(likely) },
                () => [new ChangeReason(
                    ChangeCause.Together, $"{GermanText.Whole(likely.Length)} neue oder geänderte Zeilen zusammen, einzeln nicht geprüft", string.Join(", ", likely))]);
        }

        foreach (string id in likely.Length > MostRows ? ids.Except(likely) : ids)
        {
            yield return new Change(
                setting => setting with { Rows = setting.Rows.Add(id) }, () => again.Rows.Reasons(id, was, @is), bearing.Contains(id));
        }
    }

    private static IEnumerable<string> Bearing(Measurement line) =>
        new[] { line.Evidence.Counted, line.Evidence.Planned, line.Evidence.Unsettled, line.Evidence.Waiting }
            .SelectMany(rows => rows).Select(row => row.Id).Concat(line.SideResults.SelectMany(side => side.Activities));

    /// <summary>The days that passed: all rows as they are, Fristen and durations judged by the earlier day.</summary>
    private IEnumerable<Change> Fristen(Measurement was, Measurement @is)
    {
        Setting now = again.SettingOf(@is.Line.Id);
        yield return new Change(setting => setting with { DeadlinesOn = earlier.AsOf }, () => [.. Waited(), .. Decided()], false);

        IEnumerable<ChangeReason> Waited() => again.Evaluate(now with { DeadlinesOn = earlier.AsOf })!.Evidence.Waiting
            .Where(row => @is.Evidence.Counted.Contains(row))
            .Where(row => row.Kind == ActivityKind.Cooperation).Select(row => again.Rows.Outlasted(row, was));

        // Of several Fristen the last decides: since that day the line stands as it does.
        IEnumerable<ChangeReason> Decided()
        {
            PassedFrist[] passed = [.. PassedFrist.Of(@is, earlier.AsOf, later.AsOf)];
            PassedFrist? deciding = passed.OrderByDescending(frist => frist.Effect).FirstOrDefault(frist => On(frist.Effect.AddDays(-1)) != On(frist.Effect));
            return deciding is not null ? [deciding.Reason] : Waited().Any() ? [] : [DayAlone];
        }

        string On(DateOnly day) => resultOf(again.Evaluate(now with { DeadlinesOn = day }));
    }

    private ChangeReason DayAlone => new(ChangeCause.Time, $"anderer Stichtag, {GermanText.Day(later.AsOf)} statt {GermanText.Day(earlier.AsOf)}");

    private IEnumerable<Change> Partners()
    {
        foreach (Partner now in later.Partners)
        {
            Partner? then = earlier.Partners.FirstOrDefault(partner => partner.Id == now.Id);
            if (then is not null && (then.Type != now.Type || then.IsVoluntary != now.IsVoluntary))
            {
                yield return new Change(
                    setting => setting with { Partners = setting.Partners.Add(now.Id) },
                    () => [new ChangeReason(
                        ChangeCause.Partner, "Angaben zu einem Partner geändert", $"{now.Name} ({now.Id}): {Kind(now)} statt {Kind(then)}")],
                    false);
            }
        }
    }

    private static string Kind(Partner partner) => partner.Type + (partner.IsVoluntary ? ", ehrenamtlich" : "");
}
