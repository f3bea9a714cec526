using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What differs between the rules of a line then and now: each aspect can be taken back alone.</summary>
/// <param name="line">The line that is compared.</param>
/// <param name="id">The line whose rules differ: itself, or one on which it leans.</param>
/// <param name="then">Its rules then.</param>
/// <param name="now">Its rules now.</param>
internal sealed class RuleChanges(string line, string id, LineRules then, LineRules now)
{
    private bool IsOwn => line == id;

    private string Whose => IsOwn ? "" : $" von {id}";

    /// <summary>The changes; empty where the line counts as it did.</summary>
    public IEnumerable<Change> All() =>
        [.. Rules(then.Line, now.Line), .. IsOwn ? Rulings(then, now) : [], .. Baselines(then.Frozen, now.Frozen), .. Recount(then, now)];

    private IEnumerable<Change> Rules(Indicator was, Indicator @is)
    {
        DateOnly planning = Deadlines.PlanningUntil(@is);
        DateOnly planningThen = Deadlines.PlanningUntil(was);
        (string What, bool Differs, string Then, string Now, Func<Indicator, Indicator> TakeBack)[] aspects =
        [
            ("Zählweise", Differ(was.Measure, @is.Measure), was.Measure.Definition, @is.Measure.Definition,
                line => line with { Measure = was.Measure }),
            ("Soll", Differ(was.Targets, @is.Targets), Wording.Of(was.Target), Wording.Of(@is.Target), line => line with { Targets = was.Targets }),
            ("Zeitraum", was.Period != @is.Period, GermanText.Span(was.Period), GermanText.Span(@is.Period),
                line => line with { Period = was.Period, PlanningUntil = was.PlanningUntil, HasDeadline = was.HasDeadline }),
            ("Planungsfrist", planningThen != planning && was.Period == @is.Period, GermanText.Day(planningThen), GermanText.Day(planning),
                line => line with { PlanningUntil = was.PlanningUntil, HasDeadline = was.HasDeadline }),
            ("verlangte Abdeckung", was.MinimumCoverage != @is.MinimumCoverage, PerCent(was.MinimumCoverage), PerCent(@is.MinimumCoverage),
                line => line with { MinimumCoverage = was.MinimumCoverage }),
            ("Einheit", was.Unit != @is.Unit, was.Unit, @is.Unit, line => line with { Unit = was.Unit }),
            ("Personenzahl", was.CountsPersons != @is.CountsPersons, YesNo(was.CountsPersons), YesNo(@is.CountsPersons),
                line => line with { CountsPersons = was.CountsPersons }),
            ("Beizahlen", Differ(was.SideCounts, @is.SideCounts), Names(was), Names(@is), line => line with { SideCounts = was.SideCounts }),
            ("Auslegungen", Differ(was.Rulings, @is.Rulings), List(was.Rulings), List(@is.Rulings), line => line with { Rulings = was.Rulings }),
        ];
        return aspects.Where(aspect => aspect.Differs).Select(aspect => Own(
            rules => rules with { Line = aspect.TakeBack(rules.Line) },
            ChangeCause.Rule, $"Zählregel{Whose} geändert ({aspect.What})", $"vorher „{aspect.Then}“, jetzt „{aspect.Now}“"));
    }

    // The words of an Auslegung count nothing: how it is counted stands in the line.
    private IEnumerable<Change> Rulings(LineRules was, LineRules @is)
    {
        foreach (string id in was.Line.Rulings.Intersect(@is.Line.Rulings, StringComparer.Ordinal))
        {
            Ruling? before = was.Programme.Rulings.FirstOrDefault(ruling => ruling.Id == id);
            Ruling? after = @is.Programme.Rulings.FirstOrDefault(ruling => ruling.Id == id);
            if (before is null || after is null || before == after)
            {
                continue;
            }

            if (before.NotedOn != after.NotedOn && after.NotedOn is DateOnly day)
            {
                string body = after.NotedBy is string by ? $" ({by})" : "";
                yield return Own(rules => rules, ChangeCause.Ruling, $"Auslegung {id} am {GermanText.Day(day)} zur Kenntnis genommen{body}");
            }

            if (before with { NotedBy = after.NotedBy, NotedOn = after.NotedOn, Standing = after.Standing } != after)
            {
                yield return Own(
                    rules => rules, ChangeCause.Ruling, $"Auslegung {id} geändert", $"vorher „{before.Counted}“, jetzt „{after.Counted}“");
            }
        }
    }

    private IEnumerable<Change> Baselines(Baseline? was, Baseline? @is) => !Differ(was, @is) ? [] :
    [
        Own(
            rules => rules with { Frozen = was },
            ChangeCause.Baseline,
            was is null && @is?.FrozenOn is DateOnly day
                ? $"Ausgangswert{Whose} am {GermanText.Day(day)} festgeschrieben" : $"Ausgangswert{Whose} geändert",
            was is null ? "" : $"vorher {Text(was)}; jetzt {Text(@is)}"),
    ];

    private IEnumerable<Change> Recount(LineRules was, LineRules @is)
    {
        if (was.IsWithheld != @is.IsWithheld)
        {
            ChangeReason reason = was.IsWithheld
                ? new(ChangeCause.Recount, $"damals zurückgehalten, weil die Nachzählung{Whose} abwich") { Name = $"damals abweichende Nachzählung{Whose}" }
                : new(ChangeCause.Recount, $"zurückgehalten, weil die Nachzählung{Whose} abweicht") { Name = $"abweichende Nachzählung{Whose}" };
            yield return new Change(
                setting => setting.With(id, rules => rules with { IsWithheld = was.IsWithheld }), () => [reason], IsOwn);
        }
    }

    private Change Own(Func<LineRules, LineRules> takeBack, ChangeCause cause, string text, string detail = "") => new(
        setting => setting.With(id, takeBack), () => [new ChangeReason(cause, text, detail)], IsOwn, IsOwn);

    /// <summary>A baseline in words for the house.</summary>
    public static string Text(Baseline? baseline) => baseline switch
    {
        null => "nicht festgeschrieben",
        { Values.IsEmpty: true } => BaselineWords.Number(baseline),
        _ => List(baseline.Values),
    };

    /// <summary>Whether two rules differ in any value.</summary>
    public static bool Differ(object? was, object? @is) => !ReferenceEquals(was, @is) && RuleText.Of(was) != RuleText.Of(@is);

    private static string PerCent(int? number) => number is int given ? $"{given} %" : "keine";

    private static string YesNo(bool answer) => answer ? "ja" : "nein";

    private static string Names(Indicator line) => List(line.SideCounts.Select(side => side.Text));

    /// <summary>Words in a row; "keine" where there are none.</summary>
    public static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "keine";
}
