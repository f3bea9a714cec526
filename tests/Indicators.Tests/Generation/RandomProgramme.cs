using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;

namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>Random lines of all kinds with targets that suit them; a line may refer to earlier ones.</summary>
public static class RandomProgramme
{
    private static readonly BaselineSource In2025 = new(null, Lines.Year2025);

    /// <summary>Lines of all kinds in turn.</summary>
    public static ImmutableArray<Indicator> LinesOf(Choices choices, int count) =>
        LinesOf(choices, Enumerable.Range(0, count).Select(number => IndicatorKinds.Words[number % IndicatorKinds.Words.Length]));

    /// <summary>Lines of these kinds, the same for a seed whatever other kinds there are.</summary>
    public static ImmutableArray<Indicator> LinesOf(Choices choices, IEnumerable<string> words)
    {
        List<Indicator> lines = [];
        foreach (string word in words)
        {
            lines.Add(Line(choices, lines, $"L{lines.Count:00}", word));
        }

        return [.. lines];
    }

    private static Indicator Line(Choices choices, List<Indicator> earlier, string id, string word)
    {
        Period period = word is "zuwachs" or "kennzahlzuwachs" or "fortbestand" || choices.Chance(70) ? Lines.Year2026 : Lines.Year2025;
        RandomConditions conditions = new(choices, earlier, word == "zuwachs" ? Lines.Year2025 : period);
        Measure measure = MeasureOf(word, choices, conditions, earlier, period);
        return Lines.Line(measure, TargetOf(measure, choices), id, period) with
        {
            MinimumCoverage = measure is Sum or Share && choices.Chance(30) ? 80 : null,
        };
    }

    private static Measure MeasureOf(
        string word, Choices choices, RandomConditions conditions, List<Indicator> earlier, Period period) => word switch
    {
        "anzahl" => new Count(conditions.Selection(), choices.Chance(30) ? SubPeriodLength.Quarter : null),
        "summe" => new Sum(conditions.Selection(), choices.Of("teilnahmen", "minuten", "menge")),
        "verschiedene" => new Distinct(
            conditions.Selection(), Values(choices), 1 + choices.Below(2), choices.Of("beitrag", null)),
        "zuwachs" => new Growth(conditions.Selection(), choices.Chance(75) ? Values(choices) : null, Source(choices, earlier)),
        "ergebnis" => new Outcome([Stage("a", choices, conditions), Stage("b", choices, conditions)], choices.Of("angebot", null)),
        "kooperationen" => new Cooperations(
            conditions.Selection(), [new Party(["Verein"], choices.Chance(50)), new Party(["KMU", "Unternehmen"], false)],
            choices.Below(2), choices.Of(0, 6)),
        "fortbestand" => new Retention(
            new ValueRule("partner", []), earlier[0].Id,
            [new StagePart(Lines.Where("typ=kooperation"), 1), new StagePart(conditions.Selection(), 2)]),
        "anteil" => new Share(Sources(choices, conditions, earlier, period)),
        "einschaetzung" => new Judgement(conditions.Selection()),
        "kennzahl" => new CurrentFigure(choices.Below(3) == 0 ? Selection.Everything : Lines.Where(new IsPresent("einheit", false))),
        "kennzahlzuwachs" => new FigureGrowth(
            new CurrentFigure(choices.Chance(40) ? Selection.Everything : Lines.Where(new IsPresent("einheit", false))), FigureSource(choices, earlier)),
        _ => new NoMeasure("ohne Daten", []),
    };

    private static BaselineSource Source(Choices choices, List<Indicator> earlier) =>
        earlier.Where(line => line.Measure is Count or Distinct && line.Period == Lines.Year2025).ToArray() is { Length: > 0 } lines
            && choices.Chance(50)
            ? new BaselineSource(choices.Of(lines).Id, null)
            : In2025;

    private static BaselineSource FigureSource(Choices choices, List<Indicator> earlier) =>
        earlier.Where(line => line.Measure is CurrentFigure && line.Period == Lines.Year2025).ToArray() is { Length: > 0 } lines && choices.Chance(60)
            ? new BaselineSource(choices.Of(lines).Id, null)
            : In2025;

    private static ImmutableArray<ShareSource> Sources(
        Choices choices, RandomConditions conditions, List<Indicator> earlier, Period period)
    {
        Indicator? basis = earlier.FirstOrDefault(line => line.Measure is Count or Distinct && line.Period == period);
        ShareSource rows = basis is not null && choices.Chance(50)
            ? new RowShare(Selection.Everything, basis.Id, Lines.Where("zielgruppe=A"))
            : new RowShare(conditions.Selection(), null, Lines.Where("zielgruppe=A"));
        return choices.Below(3) switch
        {
            0 => [new FigureShare(Lines.Where("art=N"), Lines.Where("art=M"), choices.Chance(40)), rows],
            1 => [new SumShare("minuten", conditions.Selection(), Lines.Where("art=N")), rows],
            _ => [rows],
        };
    }

    private static ValueRule Values(Choices choices) => choices.Below(4) switch
    {
        0 => new ValueRule("partner", ["KMU", "Verein"]),
        1 => new ValueRule("partnertyp", []),
        2 => new ValueRule("zielgruppe", []),
        _ => new ValueRule("kommune", []),
    };

    private static Stage Stage(string name, Choices choices, RandomConditions conditions) =>
        new(name, [new StagePart(Lines.Where($"stufe={name}"), 1 + choices.Below(2)), new StagePart(conditions.Selection(), 1)],
            name == "a" || choices.Chance(80));

    private static string TargetOf(Measure measure, Choices choices) => measure switch
    {
        NoMeasure => "-",
        Share => choices.Of("mindestens 50 %", "mehr_als 20 %", "hoechstens 40 %", "alle", "-"),
        Outcome => choices.Of("alle", "alle", "mindestens 1"),
        Retention => choices.Of("zugesagt", "alle", "mindestens 2"),
        Judgement => "zugesagt",
        CurrentFigure => choices.Of("mindestens 400", "hoechstens 500", "genau 300", "mehr_als 200", "-"),
        FigureGrowth => choices.Of("mindestens 50", "hoechstens 0", "genau 0", "mehr_als 200", "zugesagt", "-"),
        Sum => choices.Of("mindestens 40", "hoechstens 90", "-"),
        Distinct { Rule.Attribute: "zielgruppe" } => choices.Of("alle A|B", "alle A|B|C", "mindestens 2 von A|B|C", "hoechstens 1 von A|B"),
        _ => choices.Of(
            "mindestens 1", "mindestens 3", "genau 2", "mehr_als 1", "hoechstens 2", "korridor 1 3", "zugesagt", "zugesagt", "-"),
    };
}
