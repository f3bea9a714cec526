using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>The words around the facts of an explanation: headings and labels, in the order in which auditors ask.</summary>
internal static class ExplanationSections
{
    /// <summary>Heading of the section that tells how many rows miss several conditions; a form that lists them does it there.</summary>
    public const string OthersTitle = "Übrige";

    /// <summary>Label of the milestone's quotation; a form that prints it above its lines leaves it out here.</summary>
    public const string MilestoneLabel = "Meilenstein";

    /// <summary>The sections of a line.</summary>
    public static ImmutableArray<ExplanationSection> Of(LineExplanation line) =>
    [
        new() { Title = "Wortlaut", Facts = Wordings(line.Wording) },
        new()
        {
            Title = "So wird gezählt", Facts = Counting(line), Rules = line.Counting.Rules,
        },
        new() { Title = "Auslegungen", Facts = Rulings(line) },
        new() { Title = "Ausgangswert", Facts = Baselines(line) },
        .. line.Measurement.Line.Measure.CountsRows ? Rows(line) : [],
        new() { Title = "Bewertung", Facts = Result(line.Result) },
    ];

    private static ImmutableArray<Fact> Wordings(QuotedWording wording) =>
    [
        new("Vorhaben", wording.Line is string line ? Phrases.Quote(line) : "Wortlaut nachzutragen"),
        .. wording.Milestone is string milestone ? [new Fact(MilestoneLabel, Phrases.Quote(milestone))] : (IEnumerable<Fact>)[],
        new(wording.Sources.Length > 1 ? "Quellen" : "Quelle", Phrases.Sentence(string.Join("; ", wording.Sources))),
    ];

    private static ImmutableArray<Fact> Counting(LineExplanation line) =>
    [
        new(line.Measurement.Line.Measure.CountsRows ? "Zählweise" : "Warum nicht", line.Counting.Definition),
        .. line.Counting.Notes.Select(note => new Fact("Hinweis", note)),
        new("Zeitraum", GermanText.Span(line.Counting.Period) + "."),
    ];

    private static ImmutableArray<Fact> Rulings(LineExplanation line) => line.Rulings.IsEmpty
        ? [new Fact("Auslegungen", "keine")]
        : [.. line.Rulings.Select(ruling => new Fact(
            ruling.Ruling.Id,
            $"{(ruling.Programme is string programme ? $"Aus „{programme}“: " : "")}{Phrases.Quote(ruling.Ruling.Wording)}. So gezählt: {Phrases.Sentence(ruling.Ruling.Counted)} Stand: {Phrases.Sentence(ruling.Standing)} "
            + $"Andere Lesart: {(ruling.Ruling.OtherReading is string other ? $"{Phrases.Sentence(other)} Ergebnis danach: {Phrases.Sentence(ruling.OtherResult)}" : "keine.")}"))];

    private static ImmutableArray<Fact> Baselines(LineExplanation line) => line.Baseline is not ExplainedBaseline baseline
        ? [new Fact("Ausgangswert", "keiner; die Zeile vergleicht nicht mit einem früheren Zeitraum.")]
        :
        [
            new("Wert", baseline.Names.IsEmpty
                ? line.Measurement.Line.Measure.CountedValues is null ? BaselineWords.Number(baseline.Baseline) : "keine"
                : $"{BaselineWords.Number(baseline.Baseline)}: {string.Join(", ", baseline.Names)}"),
            new("Zeitraum", GermanText.Span(baseline.Baseline.Period) + "."),
            new("Stand", Phrases.Sentence(baseline.Standing)),
            .. baseline.Missing.IsEmpty
                ? (IEnumerable<Fact>)[]
                : [new Fact(Phrases.Capital(baseline.MissingWord), string.Join(", ", baseline.Missing))],
            .. baseline.LeftOut.IsEmpty
                ? Array.Empty<Fact>()
                : [new Fact("Ausgelassen", $"{string.Join(", ", baseline.LeftOut)}: kann diese Zeile nicht zählen (Z-9)")],
        ];

    private static IEnumerable<ExplanationSection> Rows(LineExplanation line)
    {
        ImmutableArray<RowGroup> own = [.. line.Groups.Where(group => group.Kind != EvidenceGroup.NearMisses)];
        yield return new ExplanationSection
        {
            Title = "Aktivitäten", Facts = [Documents(line)], Groups = own,
        };
        RowGroup near = line.Group(EvidenceGroup.NearMisses);
        yield return new ExplanationSection
        {
            Title = "Knapp verfehlt",
            Facts = near.Rows.IsEmpty ? [new Fact("Genau eine Bedingung fehlt", "keiner Aktivität")] : [],
            Groups = [near],
        };
        yield return new ExplanationSection { Title = OthersTitle, Facts = [Looked(line)] };
    }

    private static Fact Documents(LineExplanation line)
    {
        int counted = line.Group(EvidenceGroup.Counted).Rows.Length;
        bool isAsked = line.Measurement.Line.Measure.Reads.Contains("beleg");
        return new Fact("Belege", counted == 0
            ? "Es ist keine Aktivität gezählt."
            : $"Beleg hinterlegt: {GermanText.Whole(line.WithDocument)} von {GermanText.Whole(counted)}."
                + (isAsked ? "" : " Verlangt ist für diese Zeile keiner."));
    }

    private static Fact Looked(LineExplanation line) =>
        new("Betrachtet", EvidenceWords.Summary(line.Measurement.Evidence, line.Measurement.Evidence.Examined == 1 ? " Aktivität" : " Aktivitäten"));

    private static ImmutableArray<Fact> Result(ExplainedResult result) =>
    [
        new("Soll", result.Target),
        new("Ist", result.Actual),
        new("Geplant", result.Planned),
        new("Ungeklärt", result.Unsettled),
        .. result.Details,
        new("Bewertung", result.Status),
        new("Regel", $"Zeile {result.Rule.Number} der Zustandstabelle (Z-20): {result.Rule.Condition}{Otherwise(result.Rule)}"),
        new("Nachzählung", result.RecountText),
    ];

    // "sonst" alone says nothing to whoever does not see the whole table.
    private static string Otherwise(StatusRow rule) =>
        rule.Condition.EndsWith("sonst", StringComparison.Ordinal) ? $" (keine der Zeilen 1 bis {rule.Number - 1} trifft zu)" : "";
}
