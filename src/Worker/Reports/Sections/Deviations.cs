using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Lines that deviate from the resolution, heaviest first, and how far in words.</summary>
internal sealed class Deviations
{
    private readonly ReportContext context;
    private readonly PrintedNumbers numbers;

    /// <summary>Finds the deviations.</summary>
    public Deviations(ReportContext context)
    {
        this.context = context;
        numbers = new PrintedNumbers(context.Result);
        Lines = [.. context.Result.Measurements.Where(line => Statements.IsDue(line.Status))
            .OrderBy(line => line.Status.Weight())]; // a stable sort: the catalogue's order within a weight
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Measurement> Lines { get; }

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

    private static string Recorded(Measurement line) =>
        RecordedStages.WithoutDocument(line) is { Count: > 0 } stages ? Phrases.And([.. stages.Select(stage =>
            $"als {stage.Name} erfasst am {GermanText.Day(stage.Day)}")]) + ", Beleg fehlt" : "erfasst, Beleg fehlt";

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
