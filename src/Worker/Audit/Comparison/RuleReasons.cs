using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What differs between the rules of a line in both catalogues, its Auslegungen, Bezugsraum and Ausgangswert.</summary>
internal static class RuleReasons
{
    /// <summary>The reasons; empty where the line counts as it did.</summary>
    /// <param name="before">The line then.</param>
    /// <param name="after">The line now.</param>
    /// <param name="earlier">Programmes then.</param>
    /// <param name="later">Programmes now.</param>
    public static IEnumerable<ChangeReason> Of(Measurement before, Measurement after, EvaluationResult earlier, EvaluationResult later)
    {
        Programme then = earlier.ProgrammeOf(before);
        Programme now = later.ProgrammeOf(after);
        // The catalogue's own line: a measurement holds its measure as prepared for the rows.
        Indicator was = then.Indicators.First(line => line.Id == before.Line.Id);
        Indicator @is = now.Indicators.First(line => line.Id == after.Line.Id);
        return [.. Rules(was, @is), .. Rulings(was, @is, then, now), .. Area(was, @is, then, now), .. Baselines(before, after)];
    }

    private static IEnumerable<ChangeReason> Rules(Indicator was, Indicator @is)
    {
        (string What, bool Differs, string Then, string Now)[] aspects =
        [
            ("Zählweise", Differ(was.Measure, @is.Measure), was.Measure.Definition, @is.Measure.Definition),
            ("Soll", Differ(was.Targets, @is.Targets), Wording.Of(was.Target), Wording.Of(@is.Target)),
            ("Zeitraum", was.Period != @is.Period, GermanText.Span(was.Period), GermanText.Span(@is.Period)),
            ("Planungsfrist", Deadlines.PlanningUntil(was) != Deadlines.PlanningUntil(@is) && was.Period == @is.Period,
                GermanText.Day(Deadlines.PlanningUntil(was)), GermanText.Day(Deadlines.PlanningUntil(@is))),
            ("verlangte Abdeckung", was.MinimumCoverage != @is.MinimumCoverage, PerCent(was.MinimumCoverage), PerCent(@is.MinimumCoverage)),
            ("Einheit", was.Unit != @is.Unit, was.Unit, @is.Unit),
            ("Personenzahl", was.CountsPersons != @is.CountsPersons, YesNo(was.CountsPersons), YesNo(@is.CountsPersons)),
            ("Beizahlen", Differ(was.SideCounts, @is.SideCounts), Names(was), Names(@is)),
            ("Auslegungen", Differ(was.Rulings, @is.Rulings), List(was.Rulings), List(@is.Rulings)),
        ];
        return aspects.Where(aspect => aspect.Differs).Select(aspect => new ChangeReason(
            ChangeCause.Rule, $"Zählregel geändert ({aspect.What})", $"vorher „{aspect.Then}“, jetzt „{aspect.Now}“"));
    }

    private static IEnumerable<ChangeReason> Rulings(Indicator was, Indicator @is, Programme then, Programme now)
    {
        foreach (string id in was.Rulings.Intersect(@is.Rulings, StringComparer.Ordinal))
        {
            Ruling? before = then.Rulings.FirstOrDefault(ruling => ruling.Id == id);
            Ruling? after = now.Rulings.FirstOrDefault(ruling => ruling.Id == id);
            if (before is null || after is null || before == after)
            {
                continue;
            }

            if (before.NotedOn != after.NotedOn && after.NotedOn is DateOnly day)
            {
                string body = after.NotedBy is string by ? $" ({by})" : "";
                yield return new ChangeReason(ChangeCause.Ruling, $"Auslegung {id} am {GermanText.Day(day)} zur Kenntnis genommen{body}");
            }

            if (before with { NotedBy = after.NotedBy, NotedOn = after.NotedOn, Standing = after.Standing } != after)
            {
                yield return new ChangeReason(
                    ChangeCause.Ruling, $"Auslegung {id} geändert", $"vorher „{before.Counted}“, jetzt „{after.Counted}“");
            }
        }
    }

    private static IEnumerable<ChangeReason> Area(Indicator was, Indicator @is, Programme then, Programme now)
    {
        string[] before = [.. then.Area.InForceOn(was.Period.To).Ags.Select(then.Area.NameOf).Order(StringComparer.Ordinal)];
        string[] after = [.. now.Area.InForceOn(@is.Period.To).Ags.Select(now.Area.NameOf).Order(StringComparer.Ordinal)];
        return before.SequenceEqual(after, StringComparer.Ordinal) || !@is.Measure.Reads.Contains("kommune") ? [] :
        [
            new ChangeReason(ChangeCause.ReferenceSet, "Bezugsraum geändert", $"vorher {List(before)}; jetzt {List(after)}"),
        ];
    }

    private static IEnumerable<ChangeReason> Baselines(Measurement before, Measurement after)
    {
        Baseline? was = before.Evidence.Baseline;
        Baseline? @is = after.Evidence.Baseline;
        bool isSame = was?.Number == @is?.Number && (was?.Values ?? []).SequenceEqual(@is?.Values ?? [], StringComparer.Ordinal);
        if (was is { FrozenOn: null } && @is?.FrozenOn is DateOnly day)
        {
            yield return new ChangeReason(
                ChangeCause.Baseline, $"Ausgangswert am {GermanText.Day(day)} festgeschrieben", isSame ? "" : Values(was, @is));
        }
        else if (!isSame)
        {
            yield return new ChangeReason(ChangeCause.Baseline, "Ausgangswert geändert", Values(was, @is));
        }
    }

    private static string Values(Baseline? was, Baseline? @is) => $"vorher {Text(was)}; jetzt {Text(@is)}";

    private static string Text(Baseline? baseline) => baseline switch
    {
        null => "keiner",
        { Values.IsEmpty: true } => GermanText.Whole(baseline.Number),
        _ => List(baseline.Values),
    };

    private static bool Differ(object was, object @is) => RuleText.Of(was) != RuleText.Of(@is);

    private static string PerCent(int? number) => number is int given ? $"{given} %" : "keine";

    private static string YesNo(bool answer) => answer ? "ja" : "nein";

    private static string Names(Indicator line) => List(line.SideCounts.Select(side => side.Text));

    private static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "keine";
}
