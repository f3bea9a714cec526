using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What differs between the rules of a line then and now: each aspect can be taken back alone.</summary>
internal static class RuleChanges
{
    /// <summary>The changes; empty where the line counts as it did.</summary>
    /// <param name="then">Its rules then.</param>
    /// <param name="now">Its rules now.</param>
    public static IEnumerable<Change> Of(LineRules then, LineRules now) =>
        [.. Rules(then.Line, now.Line), .. Rulings(then, now), .. Area(then, now), .. Baselines(then, now), .. Recount(then, now)];

    private static IEnumerable<Change> Rules(Indicator was, Indicator @is)
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
            ChangeCause.Rule, $"Zählregel geändert ({aspect.What})", $"vorher „{aspect.Then}“, jetzt „{aspect.Now}“"));
    }

    // The words of an Auslegung count nothing: how it is counted stands in the line.
    private static IEnumerable<Change> Rulings(LineRules was, LineRules @is)
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

    private static IEnumerable<Change> Area(LineRules was, LineRules @is)
    {
        string[] before = Places(was);
        string[] after = Places(@is);
        return before.SequenceEqual(after, StringComparer.Ordinal) || !@is.Line.Measure.Reads.Contains("kommune") ? [] :
        [
            Own(
                rules => rules with { Area = was.Area },
                ChangeCause.ReferenceSet, "Bezugsraum geändert", $"vorher {List(before)}; jetzt {List(after)}"),
        ];
    }

    private static string[] Places(LineRules rules) =>
        [.. rules.Area.InForceOn(rules.Line.Period.To).Ags.Select(rules.Area.NameOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<Change> Baselines(LineRules was, LineRules @is) => RuleText.Of(was.Frozen) == RuleText.Of(@is.Frozen) ? [] :
    [
        Own(
            rules => rules with { Frozen = was.Frozen },
            ChangeCause.Baseline,
            was.Frozen is null && @is.Frozen?.FrozenOn is DateOnly day ? $"Ausgangswert am {GermanText.Day(day)} festgeschrieben" : "Ausgangswert geändert",
            was.Frozen is null ? "" : $"vorher {Text(was.Frozen)}; jetzt {Text(@is.Frozen)}"),
    ];

    private static IEnumerable<Change> Recount(LineRules was, LineRules @is) => was.IsWithheld == @is.IsWithheld ? [] :
    [
        Own(
            rules => rules with { IsWithheld = was.IsWithheld },
            ChangeCause.Recount,
            was.IsWithheld ? "damals zurückgehalten, weil die Nachzählung abwich" : "zurückgehalten, weil die Nachzählung abweicht"),
    ];

    private static Change Own(Func<LineRules, LineRules> takeBack, ChangeCause cause, string text, string detail = "") => new(
        setting => setting with { Rules = takeBack(setting.Rules) }, () => [new ChangeReason(cause, text, detail)]);

    private static string Text(Baseline? baseline) => baseline switch
    {
        null => "nicht festgeschrieben",
        { Values.IsEmpty: true } => GermanText.Whole(baseline.Number),
        _ => List(baseline.Values),
    };

    private static bool Differ(object was, object @is) => RuleText.Of(was) != RuleText.Of(@is);

    private static string PerCent(int? number) => number is int given ? $"{given} %" : "keine";

    private static string YesNo(bool answer) => answer ? "ja" : "nein";

    private static string Names(Indicator line) => List(line.SideCounts.Select(side => side.Text));

    private static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "keine";
}
