using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Seit dem letzten Bericht: in the Sachlage in a few sentences, in the Anlage line by line.</summary>
/// <param name="context">The report.</param>
internal sealed class SinceLastReport(ReportContext context)
{
    private const int MostStates = 2;
    private const int MostCorrections = 2;
    private const int LongestTitle = 60;

    private readonly PrintedNumbers numbers = new(context.Result);

    /// <summary>The comparison without what has not begun or is closed; null where there is none.</summary>
    public RunComparison? Comparison { get; } = ComparisonOf(context);

    /// <summary>Why there is no Comparison.</summary>
    public string WhyNoComparison => context.Input.Auswertung.Previous is { } previous
        ? $"Ein Vergleich mit dem letzten Bericht {previous.Number} ist nicht möglich: Sein gespeicherter Nachweis ist nicht lesbar."
        : "Dies ist der erste Bericht; Veränderungen nennt der nächste.";

    /// <summary>Milestones that are rated otherwise.</summary>
    public IEnumerable<MilestoneChange> ChangedMilestones => Comparison!.Milestones.Where(milestone => milestone.StateChanged);

    /// <summary>
    /// Numbers of the last report that would read otherwise today. Only what reads differently: a small person count that stays hidden, or a
    /// number that is withheld, is no correction to print.
    /// </summary>
    public IEnumerable<LineChange> Corrected => Comparison!.Corrections.Where(line =>
        line is { Before.Status: not Status.Withheld, After.Status: not Status.Withheld } && Number(line.Before) != Number(line.After));

    /// <summary>The paragraphs of the Sachlage.</summary>
    public IReadOnlyList<string> Paragraphs() => Comparison is null ? [WhyNoComparison] : [.. new[] { States, Corrections }.Where(text => text.Length > 0)];

    /// <summary>The tables of the annex.</summary>
    public IReadOnlyList<ChangeTable> Tables() => Comparison is null ? [] :
    [
        .. Comparison.Lines.IsEmpty ? Array.Empty<ChangeTable>() :
        [
            new ChangeTable(
                AnnexAnchors.Changes, "Veränderungen seit dem letzten Bericht",
                $"Verglichen mit dem Bericht {Comparison.Earlier.Number} zum Stichtag {GermanText.Day(Comparison.Earlier.AsOf)}.",
                new TableBlock(
                    ["Nr.", "Vorhaben", "damals", "jetzt", "warum"],
                    [
                        .. ChangedMilestones.Select(Row),
                        .. Comparison.Lines.Select(line => Row(line, Cell(line.Before, Then), Cell(line.After, numbers))),
                    ])),
        ],
        .. !Corrected.Any() ? Array.Empty<ChangeTable>() :
        [
            new ChangeTable(
                AnnexAnchors.Corrections, "Berichtigte Zahlen des letzten Berichts",
                "Ein zugestellter Bericht wird nicht geändert. Mit den heutigen Daten stünde zum selben Stichtag und nach denselben Regeln dort "
                + "(nachzurechnen aus den Nachweisen beider Auswertungen):",
                new TableBlock(
                    ["Nr.", "Vorhaben", "gedruckt", "richtig", "warum"],
                    [.. Corrected.Select(line => Row(line, Number(line.Before!), Number(line.After!)))])),
        ],
    ];

    private PrintedNumbers Then => new(Comparison!.Earlier.Result);

    private string States
    {
        get
        {
            string since = $"Verglichen mit dem Bericht zum {GermanText.Day(Comparison!.Earlier.AsOf)}";
            return Comparison.Lines.IsEmpty
                ? $"{since} hat sich nichts verändert."
                : $"{since} {Overview} Bei {NumberWords.CountedDative(Comparison.Lines.Length, Phrases.Projects)} hat sich etwas geändert: "
                    + $"{ChangeWords.Tally(Comparison.Lines)}; Gründe in der Anlage.";
        }
    }

    private string Overview
    {
        get
        {
            MilestoneChange[] changed = [.. ChangedMilestones
                .OrderBy(milestone => milestone.After is MilestoneResult now ? now.Status.Weight() : int.MaxValue)];
            string named = Phrases.And([.. changed.Take(MostStates).Select(Named)]);
            return changed.Length switch
            {
                0 => "ist in der Übersicht keine Bewertung eine andere.",
                1 => $"ist in der Übersicht eine Bewertung eine andere: {named}.",
                <= MostStates => $"sind in der Übersicht {NumberWords.Plain(changed.Length)} Bewertungen andere: {named}.",
                _ => $"sind in der Übersicht {NumberWords.Plain(changed.Length)} Bewertungen andere, darunter {named}.",
            };
        }
    }

    private string Corrections
    {
        get
        {
            LineChange[] corrected = [.. Corrected
                .OrderBy(line => IsBesideOnly(line))
                .ThenBy(line => line.Reasons.All(reason => reason.Cause == ChangeCause.RecordedLater))
                .ThenByDescending(line => line.Reasons.Any(reason => reason.Cause is ChangeCause.Withdrawn or ChangeCause.Cancelled))];
            string named = string.Join(", ", corrected.Take(MostCorrections).Select(line =>
                $"{line.Id} {Number(line.After!)} statt {Number(line.Before!)} ({ChangeWords.InShort(line)})"));
            string more = corrected.Length > MostCorrections
                ? $"; {NumberWords.Alone(corrected.Length - MostCorrections, Gender.Feminine)} weitere in der Anlage"
                : "";
            return corrected.Length switch
            {
                0 => "",
                1 => $"Eine Zahl des letzten Berichts ist berichtigt: {named}.",
                _ => $"{Phrases.Capital(NumberWords.Plain(corrected.Length))} Zahlen des letzten Berichts sind berichtigt: {named}{more}.",
            };
        }
    }

    private static string Named(MilestoneChange milestone) => $"{milestone.Result.Milestone.Id} {State(milestone.After)} statt {State(milestone.Before)}";

    private static string State(MilestoneResult? result) => result?.Status.Printed() ?? "nicht im Zielkatalog";

    private static IReadOnlyList<string> Row(MilestoneChange milestone) =>
    [
        milestone.Result.Milestone.Id, Phrases.Shorten(milestone.Result.Milestone.Title, LongestTitle),
        State(milestone.Before), State(milestone.After), string.Join("; ", milestone.StateReasons.Select(reason => reason.Text)),
    ];

    private IReadOnlyList<string> Row(LineChange line, string then, string now) =>
        [line.Id, Phrases.Shorten(Title(line), LongestTitle), then, now, ChangeWords.Of(line, Area(line))];

    private string Title(LineChange line) => line.After is Measurement now ? context.TitleOf(now) : line.Line.Line.Title;

    private ReferenceArea Area(LineChange line) =>
        (line.After is null ? Comparison!.Earlier.Result : context.Result).ProgrammeOf(line.Line).Area;

    private static string Cell(Measurement? line, PrintedNumbers numbers) => line switch
    {
        null => "nicht im Zielkatalog",
        { Status: Status.NoData or Status.Withheld } => line.Status.Printed(),
        _ => $"{numbers.Actual(line)}{(line.Planned > 0 ? $", geplant {numbers.Planned(line)}" : "")}; {line.Status.Printed()}",
    };

    // Of a corrected line the earlier Stichtag's numbers are printed, with those beside them where only they differ.
    private string Number(Measurement line)
    {
        LineChange change = Comparison!.Corrections.First(other => other.Id == line.Line.Id);
        return IsBesideOnly(change) ? string.Join("; ", line.SideResults.Select(side => Then.Side(side, line))) : Then.Actual(line);
    }

    // What has not begun is announced only: nothing of it was reported that could have changed. What is closed had its last report.
    private static RunComparison? ComparisonOf(ReportContext context) => context.Input.Comparison is RunComparison all ? all with
    {
        Lines = [.. all.Lines.Where(line => !context.IsAside(line.Line.Line))],
        Milestones = [.. all.Milestones.Where(milestone => !context.IsAside(milestone.Result.Milestone))],
        Corrections = [.. all.Corrections.Where(line => !context.IsAside(line.Line.Line))],
    } : null;

    private bool IsBesideOnly(LineChange line) =>
        Then.Actual(line.Before!) == Then.Actual(line.After!) && !line.Line.SideResults.IsEmpty;
}
