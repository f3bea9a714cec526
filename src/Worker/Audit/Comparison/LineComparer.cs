using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Compares lines of two Auswertungen. A cause is named because the line, evaluated again without it, gives another result.</summary>
/// <param name="earlier">The earlier Auswertung.</param>
/// <param name="later">The later one.</param>
/// <param name="resultOf">What is compared of a line, as text.</param>
internal sealed class LineComparer(ComparedRun earlier, ComparedRun later, Func<Measurement?, string> resultOf)
{
    /// <summary>Rows of one line that are tried one by one; more are named as one group.</summary>
    public const int MostRows = 60;

    private readonly Reevaluation again = new(earlier, later);
    private readonly Dictionary<string, Measurement> before = earlier.Result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Measurement> after = later.Result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);

    /// <summary>The lines that differ, in the order of the later catalogue, dropped ones at the end.</summary>
    public IEnumerable<LineChange> Changes() => after.Keys.Concat(before.Keys.Where(id => !after.ContainsKey(id)))
        .Select(Compare).Where(line => resultOf(line.Before) != resultOf(line.After) || !line.Reasons.IsEmpty);

    private LineChange Compare(string id)
    {
        if (!before.TryGetValue(id, out Measurement? was) || !after.TryGetValue(id, out Measurement? @is))
        {
            return new LineChange(before.GetValueOrDefault(id), after.GetValueOrDefault(id), [before.ContainsKey(id)
                ? new ChangeReason(ChangeCause.DroppedLine, "nicht mehr im Zielkatalog")
                : new ChangeReason(ChangeCause.NewLine, "neu im Zielkatalog")]);
        }

        ImmutableArray<Change> rules = [.. RuleChanges.Of(again.Then[id], again.Now[id])];
        return new LineChange(was, @is, resultOf(was) == resultOf(@is) ? Idle(rules) : Reasons(was, @is, rules));
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
            .. Partners(), .. again.OtherUpstream(id).Select(Upstream),
        ];
        CauseFinder finder = new(takenBack => takenBack.IsEmpty
            ? whole
            : Result(takenBack.Aggregate(now, (setting, change) => changes[change].TakeBack(setting))));
        ILookup<bool, int> numbers = Enumerable.Range(0, changes.Length).ToLookup(change => changes[change].IsLikely);
        ImmutableArray<Cause> causes = finder.Find([.. numbers[true]], [.. numbers[false]]);
        HashSet<int> named = [.. causes.SelectMany(cause => cause.Changes)];
        ImmutableArray<ChangeReason> idle = Idle(rules.Where((_, number) => !named.Contains(number)));
        // Nothing but the day differs from an Auswertung with all of this taken back.
        return causes.IsEmpty ? [OnlyTime(@is), .. idle] : [.. causes.SelectMany(cause => ReasonWords.Of(cause, changes)), .. idle];
    }

    private static ImmutableArray<ChangeReason> Idle(IEnumerable<Change> rules) =>
        [.. rules.SelectMany(rule => rule.Reasons()).Where(reason => reason.Cause != ChangeCause.Recount)
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
            return deciding is not null ? [deciding.Reason] : Waited().Any() ? [] : [passed.LastOrDefault()?.Reason ?? DayAlone];
        }

        string On(DateOnly day) => resultOf(again.Evaluate(now with { DeadlinesOn = day }));
    }

    private ChangeReason OnlyTime(Measurement line) =>
        PassedFrist.Of(line, earlier.AsOf, later.AsOf).FirstOrDefault()?.Reason ?? DayAlone;

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

    private static Change Upstream(string id) => new(
        setting => setting with { Lines = setting.Lines.Add(id) },
        () => [new ChangeReason(ChangeCause.Basis, $"Folge der geänderten Regeln von {id}")],
        false);
}
