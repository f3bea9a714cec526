using System.Globalization;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Kontextzahlen as sentences: "Treffen je Quartal: 1. Quartal: 1; 2. Quartal: 2."</summary>
/// <param name="context">The report.</param>
internal sealed class ContextNumbers(ReportContext context)
{
    private readonly PrintedNumbers numbers = new(context.Result);
    private readonly NamedValues names = new(context);

    /// <summary>The sentence of a line.</summary>
    public string Sentence(Measurement line)
    {
        string side = string.Concat(line.SideResults.Select(result => $"; {numbers.Side(result, line)}"));
        return $"{Phrases.Capital(line.Line.Title)}: {Value(line)}{side}{Period(line)}.";
    }

    private string Period(Measurement line) =>
        context.OwnPeriodOf(line) is Period own ? $" ({GermanText.Span(own)})" : "";

    private string Value(Measurement line)
    {
        Actual actual = line.Actual;
        if (!actual.IsMeasured)
        {
            return actual.WhyUnmeasured is string why ? $"keine Angabe ({why})" : line.Line.NoBasisText ?? "keine Angabe";
        }

        if (line.Line.Measure.JudgedBy is SubPeriodLength length && !line.Line.CountsPersons)
        {
            return BySubPeriod(line, length);
        }

        string coverage = actual.Coverage is Coverage { } of && of.With < of.Of
            ? $", Angaben bei {GermanText.Whole(of.With)} von {GermanText.Whole(of.Of)}"
            : "";
        string share = actual is { IsShare: true, Denominator: not null } && !numbers.HidesActual(line)
            ? $"{LineNumbers.Parts(line)} ({numbers.Actual(line)})"
            : numbers.Actual(line);
        return share + Unit(line) + coverage + Named(line);
    }

    // The catalogue knows the plural only, and a title may say the unit already.
    private string Unit(Measurement line)
    {
        string unit = line.Line.Unit;
        bool isNeeded = line.Actual is { IsShare: false, Number: not (null or 1) } && !numbers.HidesActual(line)
            && unit != line.Line.Measure.DefaultUnit && !line.Line.Title.Contains(unit, StringComparison.OrdinalIgnoreCase);
        return isNeeded ? $" {unit}" : "";
    }

    private string Named(Measurement line) =>
        names.Counted(line) is { Count: > 0 } counted ? $", und zwar {NamedValues.List(counted)}" : "";

    /// <summary>Only sub-periods that have begun: what has not begun is not zero.</summary>
    private string BySubPeriod(Measurement line, SubPeriodLength length)
    {
        SubPeriod[] begun = [.. SubPeriods.Of(line.Line.Period, length).Where(part => part.Period.From <= context.AsOf)];
        return begun.Length == 0
            ? "Zeitraum noch nicht begonnen"
            : string.Join("; ", begun.Select(part => $"{Name(part, length, line)}: {NumberOf(part.Label, line)}{(part.Period.To > context.AsOf ? " (läuft)" : "")}"));
    }

    private static string NumberOf(string label, Measurement line) => GermanText.Whole(
        line.Actual.Values.Where(value => value.Value == label).Sum(value => value.Activities.Length));

    private static string Name(SubPeriod part, SubPeriodLength length, Measurement line)
    {
        if (!part.FollowsCalendar)
        {
            return part.Label;
        }

        string year = line.Line.Period.From.Year == line.Line.Period.To.Year ? "" : $" {part.Label[..4]}";
        int number = ((part.Period.From.Month - 1) / (int)length) + 1;
        return part.Cut.Insert(0, length switch
        {
            SubPeriodLength.Month => part.Period.From.ToString("MM/yyyy", CultureInfo.InvariantCulture),
            SubPeriodLength.Quarter => $"{number}. Quartal{year}",
            SubPeriodLength.HalfYear => $"{number}. Halbjahr{year}",
            _ => part.Label[..4],
        });
    }
}
