using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Lines that deviate from the resolution, heaviest first; page 1 shows the first of them, shortened.</summary>
internal sealed class Deviations
{
    /// <summary>Most rows on page 1, which must stay one page.</summary>
    public const int MostOnPageOne = 5;

    private const int LongestTitle = 70;
    private const int LongestPart = 60;
    private const int LongestText = 110;
    private readonly ReportContext context;
    private readonly PrintedNumbers numbers;

    /// <summary>Finds the deviations.</summary>
    public Deviations(ReportContext context)
    {
        this.context = context;
        numbers = new PrintedNumbers(context);
        Lines = [.. context.Result.Measurements.Where(line => Statements.IsDue(line.Status))
            .OrderBy(line => Statements.Weight(line.Status))]; // a stable sort: the catalogue's order within a weight
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Measurement> Lines { get; }

    /// <summary>The rows of page 1.</summary>
    public IReadOnlyList<DeviationRow> OnPageOne => [.. Lines.Take(MostOnPageOne).Select(RowOf)];

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
            Status.DocumentMissing when line.Line.HasDeadline => $"Frist {Wording.Day(line.Line.Period.To)}; erfasst, Beleg fehlt",
            Status.DocumentMissing => "erfasst, Beleg fehlt",
            Status.NotReached when line.StatusRow == 4 && reason.Length > 0 => reason,
            Status.AtRisk => $"{Joined(reason, $"bisher {actual}")}, geplant {numbers.Planned(line)}; {PrintedNumbers.Foreseen(line)}",
            _ => Joined(Compared(line, actual), reason),
        };
    }

    private DeviationRow RowOf(Measurement line)
    {
        Remark? remark = context.RemarkOn(line);
        Measurement? basis = ReportContext.LeansOnAnother(line) ? context.BasisOf(line) : null;
        return new DeviationRow(
            line.Line.Id, Phrases.Shorten(basis?.Line.Title ?? line.Line.Title, LongestTitle), line.Status.View(),
            basis is null ? Detail(line) : $"{Phrases.Shorten(line.Line.Title, LongestPart)}: {Detail(line)}",
            remark is null ? null : Phrases.Shorten(remark.Cause, LongestText),
            remark?.Measure is string measure ? Phrases.Shorten(measure, LongestText) : null,
            remark?.NewDate is DateOnly day ? Wording.Day(day) : null,
            remark is null ? null : Phrases.Unbroken(remark.Role),
            remark is null ? $"{Statements.Missing}." : null);
    }

    private static string Compared(Measurement line, string actual) => line.Target switch
    {
        Promised when line.Actual.Units <= 0 => "ohne Zahl zugesagt, keine Durchführung erfasst",
        Promised or All => actual,
        _ => $"{actual} statt {PrintedNumbers.Target(line)}",
    };

    private static string Joined(string text, string reason) => reason.Length == 0 ? text : $"{text}; {reason}";
}
