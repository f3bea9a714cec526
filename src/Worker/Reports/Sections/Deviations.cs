using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Lines that deviate from the resolution, heaviest first; page 1 shows the first of them, shortened.</summary>
internal sealed class Deviations
{
    /// <summary>Most rows on page 1, which must stay one page.</summary>
    public const int MostOnPageOne = 5;

    private const int LongestTitle = 70;
    private const int LongestText = 220;
    private const int LongestTogether = 880;
    private readonly ReportContext context;
    private readonly PrintedNumbers numbers;

    /// <summary>Finds the deviations.</summary>
    public Deviations(ReportContext context)
    {
        this.context = context;
        numbers = new PrintedNumbers(context.Result);
        Lines = [.. context.Result.Measurements.Where(line => Statements.IsDue(line.Status))
            .OrderBy(line => Statements.Weight(line.Status))]; // a stable sort: the catalogue's order within a weight
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Measurement> Lines { get; }

    /// <summary>The rows of page 1: the heaviest; one that goes on from another stands after it.</summary>
    public IReadOnlyList<DeviationRow> OnPageOne
    {
        get
        {
            Measurement[] shown = [.. Lines.Take(MostOnPageOne)];
            return [.. shown
                .GroupBy(line => HeadOf(line).Line.Id, StringComparer.Ordinal)
                .SelectMany(group => group.OrderBy(line => ReportContext.LeansOnAnother(line)))
                .Select(line => RowOf(line, shown))];
        }
    }

    /// <summary>What stands instead of or after the rows; null where all is shown.</summary>
    public string? Note => Lines.Count switch
    {
        0 => "Keine Abweichungen.",
        <= MostOnPageOne => null,
        MostOnPageOne + 1 => "Eine weitere Abweichung steht mit Stellungnahme in den Abschnitten.",
        _ => $"{Phrases.Capital(NumberWords.Plain(Lines.Count - MostOnPageOne))} weitere Abweichungen stehen mit Stellungnahmen in den Abschnitten.",
    };

    /// <summary>The deviation in a few words: "2 statt mindestens 3".</summary>
    public string Detail(Measurement line)
    {
        string actual = numbers.Actual(line);
        string reason = numbers.Reason(line);
        return line.Status switch
        {
            Status.Withheld => "Nachzählung weicht ab",
            Status.DocumentMissing => $"{Recorded(line)}{(line.Line.HasDeadline ? $"; Frist {GermanText.Day(line.Line.Period.To)}" : "")}",
            Status.NotReached when line.StatusRow == StatusTable.Exceeded && reason.Length > 0 => reason,
            // "nicht genug eingeplant" says no more than the numbers beside it.
            Status.AtRisk when line.StatusRow == StatusTable.TooLittlePlanned && line.SubPeriods.IsEmpty => $"bisher {actual}{Lost(line, "noch offen")}, geplant {numbers.Planned(line)}; {LineNumbers.Foreseen(line)}",
            Status.AtRisk => $"{Joined(reason, $"bisher {actual}")}, geplant {numbers.Planned(line)}; {LineNumbers.Foreseen(line)}",
            _ when !line.Actual.LostValues.IsEmpty => Compared(line, actual),
            _ => Joined(Compared(line, actual), reason),
        };
    }

    /// <summary>The deviation as part of a sentence: "zwei statt mindestens drei"; empty where the state says it all.</summary>
    public string InWords(Measurement line) => line.Status is Status.NotReached or Status.PartlyReached ? Compared(line, numbers.Actual(line)) : "";

    /// <summary>Whether page 1 prints the whole Stellungnahme on the line, so that the section need not repeat it.</summary>
    public bool IsToldOnPageOne(Measurement line)
    {
        Measurement[] shown = [.. Lines.Take(MostOnPageOne)];
        return shown.Contains(line) && context.RemarkOn(line) is Remark remark
            && remark.Cause.Length <= Longest(shown) && (remark.Measure ?? "").Length <= Longest(shown);
    }

    private static int Longest(IReadOnlyCollection<Measurement> shown) => Math.Min(LongestText, LongestTogether / shown.Count);

    private Measurement HeadOf(Measurement line) =>
        ReportContext.LeansOnAnother(line) ? context.BasisOf(line) ?? line : line;

    private static string Recorded(Measurement line) =>
        RecordedStages.WithoutDocument(line) is { Count: > 0 } stages ? Phrases.And([.. stages.Select(stage =>
            $"als {stage.Name} erfasst am {GermanText.Day(stage.Day)}")]) + ", Beleg fehlt" : "erfasst, Beleg fehlt";

    private DeviationRow RowOf(Measurement line, IReadOnlyList<Measurement> shown)
    {
        Remark? remark = context.RemarkOn(line);
        int longest = Longest(shown);
        // Below its head the title can be read as it stands.
        string title = shown.Contains(HeadOf(line)) ? line.Line.Title : context.TitleOf(line);
        return new DeviationRow(
            line.Line.Id, Phrases.Shorten(title, LongestTitle), line.Status.View(), Detail(line),
            remark is null ? null : Phrases.ShortenToSentences(remark.Cause, longest),
            remark?.Measure is string measure ? Phrases.ShortenToSentences(measure, longest) : null,
            remark?.NewDate is DateOnly day ? GermanText.Day(day) : null,
            remark is null ? null : Phrases.Unbroken(remark.Role),
            remark is null ? $"{Statements.Missing}." : null);
    }

    // A number that the target foresees is no deviation by itself: what was lost is, or the sub-periods that it leaves out.
    private string Compared(Measurement line, string actual) => line.Target switch
    {
        Promised when line.Actual.Units <= 0 => line.Line.Measure.GrowsWithRows
            ? "ohne Zahl zugesagt, keine Durchführung erfasst"
            : $"ohne Zahl zugesagt, {actual}",
        Promised or All => actual + Lost(line, "entfallen"),
        _ when !line.SubPeriods.IsEmpty => $"{actual} erreicht; {LineNumbers.Foreseen(line)}",
        _ when !line.Actual.LostValues.IsEmpty => $"{actual}{Lost(line, "entfallen")}; {LineNumbers.Foreseen(line)}",
        _ => $"{actual} statt {LineNumbers.Target(line)}",
    };

    private string Lost(Measurement line, string word) => line.Actual.LostValues.IsEmpty
        ? ""
        : $", {word}: {new NamedValues(context).Phrase(line.Line.Measure, line.Actual.LostValues, line)}";

    private static string Joined(string text, string reason) => reason.Length == 0 ? text : $"{text}; {reason}";
}
