using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Recount;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>
/// A random programme that goes further than the evaluation's properties may: lines refer to lines of any kind and period,
/// also within blocks; with other readings, numbers beside lines, months and half-years, frozen baselines.
/// </summary>
internal sealed record RecountExample(RecountScope Scope, ImmutableArray<Activity> Rows, Choices Choices)
{
    /// <summary>What lines of one kind refer to: rows, values of two periods, an offer.</summary>
    private static readonly string[] ReferredTo = ["anzahl", "verschiedene", "ergebnis", "verschiedene", "anzahl"];

    /// <summary>What a line of this kind needs beside them.</summary>
    private static readonly Dictionary<string, string[]> Needed = new() { ["kennzahlzuwachs"] = ["kennzahl", "kennzahl"] };

    /// <summary>Two lines of each kind.</summary>
    public static RecountExample Of(ulong seed, int mostRows = 60)
    {
        Choices choices = new(seed);
        return Of(choices, RandomProgramme.LinesOf(choices, 2 * IndicatorKinds.Words.Length), mostRows);
    }

    /// <summary>Lines of one kind, and what they refer to; the same for a seed whatever other kinds there are.</summary>
    public static RecountExample Of(ulong seed, string word)
    {
        Choices choices = new(seed);
        return Of(choices, RandomProgramme.LinesOf(
            choices, ReferredTo.Concat(Needed.GetValueOrDefault(word, [])).Concat(Enumerable.Repeat(word, 4))), 60);
    }

    private static RecountExample Of(Choices choices, ImmutableArray<Indicator> random, int mostRows)
    {
        List<Indicator> lines = [];
        foreach (Indicator line in random)
        {
            lines.Add(Beside(choices, lines, Uneven(line with { Measure = Wider(choices, lines, line.Measure) })));
        }

        ImmutableArray<Activity> rows = RandomRows.Of(choices, (mostRows / 2) + choices.Below(mostRows / 2));
        // Often a day on which something starts: the Stichtag itself counts.
        DateOnly asOf = choices.Chance(50) ? choices.Of(rows).StartDate : new DateOnly(2024, 12, 1).AddDays(choices.Below(1000));
        Programme own = Programmes.Of(choices.Chance(40) ? Merged : Places.Area, lines);
        Programme[] programmes = choices.Chance(30) ? [own, Programmes.Of(OtherArea, []) with { Id = "Anderes" }] : [own];
        return new RecountExample(
            new RecountScope([.. programmes], asOf, Frozen(choices, lines)), rows, choices);
    }

    /// <summary>From 2026 on Alsdorf is part of Herzogenrath, and Eschweiler belongs to the reference set no longer.</summary>
    private static ReferenceArea Merged { get; } = Places.Area with
    {
        Places = [.. Places.Area.Places.Select(place => place.Ags == "05334004" ? place with { Successor = "05334016" } : place)],
        Versions =
        [
            Places.Area.Versions[0],
            new ReferenceSet(new DateOnly(2026, 1, 1), ["05334016", "05334032"], null),
        ],
    };

    /// <summary>Another programme knows "Stolberg" as another place: the name alone is then unknown.</summary>
    private static ReferenceArea OtherArea { get; } = Places.Area with
    {
        Places = [new Municipality("05334099", "Stolberg", []), new Municipality("05334016", "Herzogenrath", ["Kohlscheid"])],
    };

    /// <summary>Sub-periods that do not follow the calendar, and one that is cut short.</summary>
    private static Indicator Uneven(Indicator line) => line.Measure.JudgedBy switch
    {
        SubPeriodLength.HalfYear => line with { Period = new Period(new DateOnly(2026, 2, 15), new DateOnly(2026, 11, 15)) },
        SubPeriodLength.Year => line with { Period = new Period(new DateOnly(2025, 1, 1), new DateOnly(2026, 11, 15)) },
        _ => line,
    };

    private static Measure Wider(Choices choices, List<Indicator> earlier, Measure measure) => measure switch
    {
        _ when choices.Chance(50) => measure,
        Count count => new Count(Wider(choices, earlier, count.Selection), choices.Of<SubPeriodLength?>(null, SubPeriodLength.Month, SubPeriodLength.HalfYear, SubPeriodLength.Year)),
        Sum sum => new Sum(Wider(choices, earlier, sum.Selection), choices.Of("plaetze", "stufe", "menge", "kommune")),
        Distinct distinct => distinct with { Selection = Wider(choices, earlier, distinct.Selection) },
        Growth growth => growth with { AllowsLoss = choices.Chance(30), Selection = Wider(choices, earlier, growth.Selection), Against = Against(choices, earlier, growth) },
        Outcome outcome => outcome with
        {
            Stages = outcome.Stages.SetItem(0, outcome.Stages[0] with
            {
                Parts = [new StagePart(Wider(choices, earlier, outcome.Stages[0].Parts[0].Selection), 1)],
            }),
        },
        Cooperations cooperations => cooperations with
        {
            Selection = Wider(choices, earlier, new Selection([])), Months = choices.Of(0, 1, 6, 13),
            Parties = choices.Of(cooperations.Parties, cooperations.Parties.Add(new Party(["Verein"], false)), [new Party(["KMU"], false)]),
        },
        Share share => share with { Sources = share.Sources.Add(new RowShare(Wider(choices, earlier, Selection.Everything), earlier.Count > 0 && choices.Chance(60) ? choices.Of(earlier).Id : null, Lines.Where("zielgruppe=B"))) },
        Judgement => new Judgement(Wider(choices, earlier, Selection.Everything)),
        Retention retention => retention with { Members = choices.Of(earlier).Id, Rule = choices.Of(retention.Rule, new ValueRule("zielgruppe", []), new ValueRule("kommune", [])) },
        _ => measure,
    };

    private static BaselineSource Against(Choices choices, List<Indicator> earlier, Growth growth) =>
        choices.Chance(50) && earlier.Count > 0 ? new BaselineSource(choices.Of(earlier).Id, null) : growth.Against;

    private static Selection Wider(Choices choices, List<Indicator> earlier, Selection selection)
    {
        Condition condition = AnyCondition(choices, earlier);
        return new Selection(choices.Below(4) switch
        {
            0 => selection.Conditions.Add(new Not(new Selection([condition]))),
            1 => selection.Conditions.Add(new AnyOf([new Selection([condition]), Lines.Where("art=M")])),
            2 => [condition],
            _ => selection.Conditions.Add(condition),
        });
    }

    private static Condition AnyCondition(Choices choices, List<Indicator> earlier) => choices.Below(12) switch
    {
        0 or 1 when earlier.Count > 0 => new SharesWith(choices.Of("angebot", "angebot", "kommune", "veranstalter"), choices.Of(earlier).Id),
        2 or 3 when earlier.Count > 0 => new StartsAfter(choices.Of(earlier).Id),
        4 or 5 when earlier.Count > 0 => new NotCountedIn(choices.Of(earlier).Id),
        6 => new HasAny("typ", ["veranstaltung", "kooperation"]),
        7 => new HasAny("teilnahmen", ["7", "12", "007"]),
        8 => new HasNone("veranstalter", ["KI", "O'Neill"]),
        9 => new IsPresent(choices.Of("notiz", "menge", "beleg"), choices.Chance(50)),
        10 => new HasAny("kommune", ["05334004", "05334032", "online"]),
        _ => new IsPresent("beleg", true),
    };

    private static Indicator Beside(Choices choices, List<Indicator> earlier, Indicator line)
    {
        Indicator[] countable = [.. earlier.Where(other => other.Measure is not (Growth or FigureGrowth or Retention))];
        return line with
        {
            Alternatives = countable.Length > 0 && choices.Chance(20)
                ? [new AlternativeReading("A-1", line with { Measure = choices.Of(countable).Measure, Targets = [] })]
                : [],
            SideCounts = choices.Chance(20)
                ? [new SideCount("daneben", Wider(choices, earlier, Selection.Everything), choices.Of(null, "plaetze", "minuten"), false)]
                : [],
        };
    }

    private static ImmutableDictionary<string, Baseline> Frozen(Choices choices, List<Indicator> lines) => lines
        .Where(line => line.Measure is Growth or FigureGrowth or Retention && choices.Chance(30))
        .ToImmutableDictionary(line => line.Id, line =>
        {
            if (line.Measure is FigureGrowth)
            {
                // One in three was counted: no figure, so nothing to subtract.
                return new Baseline(line.Id, Lines.Year2025, [], choices.Of(0L, 300L, 5_000_000_000L), new DateOnly(2026, 1, 15))
                {
                    Figure = choices.Of(null, new BaselineFigure(null, Lines.Year2025), new BaselineFigure(choices.Of("VZÄ", "VZÄ/100"), Lines.Year2025)),
                };
            }

            ImmutableArray<string> values = choices.Some("05334004", "05334032", "A", "verein-a", "kmu-b", "KMU");
            return new Baseline(line.Id, Lines.Year2025, values, values.Length, new DateOnly(2026, 1, 15));
        });
}
