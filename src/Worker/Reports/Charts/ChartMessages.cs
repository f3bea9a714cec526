using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>What a chart says, as its title: "Netzwerktreffen für Lehrkräfte: 7, 1 mehr als vorgesehen".</summary>
/// <param name="context">The report.</param>
internal sealed class ChartMessages(ReportContext context)
{
    private const int LongestTitle = 100;

    private readonly PrintedNumbers numbers = new(context.Result);

    /// <summary>The message on the line that needs attention most, else on the first.</summary>
    public string Of(IReadOnlyList<Measurement> lines)
    {
        Measurement line = lines.MinBy(line => line.Status.Weight())!;
        return $"{Phrases.Shorten(context.TitleOf(line), LongestTitle)}: {numbers.Actual(line)}{Beside(line)}";
    }

    // Beside what was promised; of a share or of parts of the period the target says it.
    private string Beside(Measurement line)
    {
        if (line.Status == Status.Withheld || numbers.HidesActual(line))
        {
            return "";
        }

        string planned = line.Planned > 0 ? $", {numbers.Planned(line)} geplant" : "";
        return (line.Target, line.Actual) switch
        {
            (null or Promised, _) => planned,
            (AtLeast or Corridor, { IsShare: false, IsMeasured: true }) when line.SubPeriods.IsEmpty => Difference(line.Actual.Units, line) + planned,
            _ => $"{planned}; {LineNumbers.Foreseen(line)}",
        };
    }

    private string Difference(long actual, Measurement line)
    {
        long least = line.Target?.Minimum ?? actual;
        long most = line.Target?.Maximum ?? least;
        bool isOver = line.Line.Period.To <= context.AsOf;
        return actual switch
        {
            _ when actual > most => $", {GermanText.Whole(actual - most)} mehr als {(line.Target?.Maximum is null ? "verlangt" : "vorgesehen")}",
            _ when actual >= least => ", wie vorgesehen",
            _ when isOver => $", {GermanText.Whole(least - actual)} weniger als vorgesehen",
            _ => $", {GermanText.Whole(least - actual)} fehlt noch bis {GermanText.Day(line.Line.Period.To)}".Replace(" fehlt", least - actual == 1 ? " fehlt" : " fehlen", StringComparison.Ordinal),
        };
    }
}
