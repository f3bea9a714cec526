using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Seit dem letzten Bericht: on page 1 in a few sentences, in the annex line by line.</summary>
/// <param name="context">The report.</param>
internal sealed class SinceLastReport(ReportContext context)
{
    private const int MostStates = 2;
    private const int MostCorrections = 2;
    private const int LongestTitle = 60;
    private const int LongestName = 36;

    private readonly PrintedNumbers numbers = new(context.Result);
    private readonly RunComparison? comparison = context.Input.Previous?.Comparison;

    /// <summary>The paragraphs of page 1.</summary>
    public IReadOnlyList<IReadOnlyList<Span>> Build() => comparison is null
        ? [[new Span(context.Input.Previous is PreviousReport previous
            ? $"Ein Vergleich mit dem letzten Bericht {previous.Number} ist nicht möglich: Sein gespeicherter Nachweis ist nicht lesbar."
            : "Dies ist der erste Bericht; Veränderungen nennt der nächste.")]]
        : [.. new[] { States, Corrections }.Where(text => text.Length > 0).Select(text => (IReadOnlyList<Span>)[new Span(text)])];

    /// <summary>The tables of the annex.</summary>
    public IReadOnlyList<ChangeTable> Tables() => comparison is null ? [] :
    [
        .. comparison.Lines.IsEmpty ? Array.Empty<ChangeTable>() :
        [
            new ChangeTable(
                "Veränderungen seit dem letzten Bericht",
                $"Verglichen mit dem Bericht {comparison.Earlier.Number} zum Stichtag {Wording.Day(comparison.Earlier.AsOf)}.",
                new TableBlock(
                    ["Nr.", "Vorhaben", "damals", "jetzt", "warum"],
                    [.. comparison.Lines.Select(line => Row(line, Cell(line.Before, Then), Cell(line.After, numbers)))])),
        ],
        .. comparison.Corrections.IsEmpty ? Array.Empty<ChangeTable>() :
        [
            new ChangeTable(
                "Berichtigte Zahlen des letzten Berichts",
                "Ein zugestellter Bericht wird nicht geändert. Mit den heutigen Daten stünde zum selben Stichtag und nach denselben Regeln dort:",
                new TableBlock(
                    ["Nr.", "Vorhaben", "gedruckt", "richtig", "warum"],
                    [.. comparison.Corrections.Select(line => Row(line, Number(line.Before!), Number(line.After!)))])),
        ],
    ];

    private PrintedNumbers Then => new(comparison!.Earlier.Result);

    private string States
    {
        get
        {
            LineChange[] changed = [.. comparison!.Lines.Where(line => line.StateChanged)
                .OrderBy(line => line.After is Measurement now && Statements.IsDue(now.Status) ? Statements.Weight(now.Status) : int.MaxValue)];
            string since = $"Verglichen mit dem Bericht zum {Wording.Day(comparison.Earlier.AsOf)}";
            string named = string.Join("; ", changed.Take(MostStates).Select(Named));
            string rest = Rest(comparison.Lines.Length - Math.Min(MostStates, changed.Length));
            return changed.Length switch
            {
                0 when comparison.Lines.IsEmpty => $"{since} hat sich nichts verändert.",
                0 => $"{since} ist keine Bewertung eine andere, wohl aber Zahlen bei {NumberWords.CountedDative(comparison.Lines.Length, Phrases.Projects)}; Gründe im Anhang.",
                1 => $"{since} hat sich eine Bewertung geändert: {named}.{rest}",
                <= MostStates => $"{since} haben sich {NumberWords.Plain(changed.Length)} Bewertungen geändert: {named}.{rest}",
                _ => $"{since} haben sich {NumberWords.Plain(changed.Length)} Bewertungen geändert, darunter {named}.{rest}",
            };
        }
    }

    private static string Rest(int others) => others switch
    {
        0 => "",
        1 => " Eine weitere Veränderung steht im Anhang.",
        _ => $" {Phrases.Capital(NumberWords.Plain(others))} weitere Veränderungen stehen im Anhang.",
    };

    private string Corrections
    {
        get
        {
            LineChange[] corrected = [.. comparison!.Corrections
                .OrderBy(line => IsBesideOnly(line))
                .ThenBy(line => line.Reasons.All(reason => reason.Cause == ChangeCause.RecordedLater))
                .ThenByDescending(line => line.Reasons.Any(reason => reason.Cause is ChangeCause.Withdrawn or ChangeCause.Cancelled))];
            string named = string.Join(", ", corrected.Take(MostCorrections).Select(line =>
                $"{line.Id} {Number(line.After!)} statt {Number(line.Before!)} ({ChangeWords.InShort(line)})"));
            string more = corrected.Length > MostCorrections
                ? $"; {NumberWords.Alone(corrected.Length - MostCorrections, Gender.Feminine)} weitere im Anhang"
                : "";
            return corrected.Length switch
            {
                0 => "",
                1 => $"Eine Zahl des letzten Berichts ist berichtigt: {named}.",
                _ => $"{Phrases.Capital(NumberWords.Plain(corrected.Length))} Zahlen des letzten Berichts sind berichtigt: {named}{more}.",
            };
        }
    }

    private string Named(LineChange line) => $"{Phrases.Quote(Phrases.Shorten(Title(line), LongestName))} ({line.Id}) "
        + $"{line.After?.Status.Printed() ?? "entfallen"} statt {line.Before?.Status.Printed() ?? "nicht im Zielkatalog"} ({ChangeWords.InShort(line)})";

    private IReadOnlyList<string> Row(LineChange line, string then, string now) =>
        [line.Id, Phrases.Shorten(Title(line), LongestTitle), then, now, ChangeWords.Of(line, Area(line))];

    private string Title(LineChange line) => line.After is Measurement now ? context.TitleOf(now) : line.Line.Line.Title;

    private ReferenceArea Area(LineChange line) =>
        (line.After is null ? comparison!.Earlier.Result : context.Result).ProgrammeOf(line.Line).Area;

    private static string Cell(Measurement? line, PrintedNumbers numbers) => line switch
    {
        null => "nicht im Zielkatalog",
        { Status: Status.NoData or Status.Withheld } => line.Status.Printed(),
        _ => $"{numbers.Actual(line)}{(line.Planned > 0 ? $", geplant {numbers.Planned(line)}" : "")}; {line.Status.Printed()}",
    };

    // Of a corrected line the earlier Stichtag's numbers are printed, with those beside them where only they differ.
    private string Number(Measurement line)
    {
        LineChange change = comparison!.Corrections.First(other => other.Id == line.Line.Id);
        return IsBesideOnly(change) ? string.Join("; ", line.SideResults.Select(side => Then.Side(side, line))) : Then.Actual(line);
    }

    private bool IsBesideOnly(LineChange line) =>
        Then.Actual(line.Before!) == Then.Actual(line.After!) && !line.Line.SideResults.IsEmpty;
}
