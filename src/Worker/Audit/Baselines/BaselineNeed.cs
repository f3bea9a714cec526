using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Baselines;

/// <summary>A line that needs a baseline, and where it comes from.</summary>
/// <param name="Line">The line that needs it.</param>
/// <param name="SourceLine">The line it is taken from; the line itself where an earlier period of it is meant.</param>
/// <param name="Period">The days over which it is counted.</param>
/// <param name="IsFigure">Whether it is a figure, not counted.</param>
internal sealed record BaselineNeed(string Line, string SourceLine, Period Period, bool IsFigure)
{
    /// <summary>The period as `--period` takes it: "2025", else first and last day.</summary>
    public string PeriodText => Period == Year(Period.From.Year) ? $"{Period.From.Year}" : $"{Period.From:yyyy-MM-dd}/{Period.To:yyyy-MM-dd}";

    /// <summary>What all lines of the programmes need.</summary>
    public static ImmutableArray<BaselineNeed> Of(ImmutableArray<Programme> programmes)
    {
        ImmutableArray<Indicator> lines = [.. programmes.SelectMany(programme => programme.Indicators)];
        return [.. lines.Where(line => line.Measure.BaselineSource is not null).Select(line => line.Measure.BaselineSource switch
        {
            { Line: string other } => new BaselineNeed(line.Id, other, lines.First(one => one.Id == other).Period, line.Measure.ComparesFigures),
            { Period: Period period } => new BaselineNeed(line.Id, line.Id, period, line.Measure.ComparesFigures),
            _ => throw new InvalidOperationException($"{line.Id}: Ausgangswert ohne Quelle."),
        })];
    }

    /// <summary>The needs meant by a line: its own, or those of all lines that take theirs from it.</summary>
    /// <exception cref="UserError">No line needs a baseline from it (exit code 2).</exception>
    public static ImmutableArray<BaselineNeed> Meant(ImmutableArray<BaselineNeed> needs, string line)
    {
        ImmutableArray<BaselineNeed> meant = [.. needs.Where(need => need.Line == line)];
        meant = meant.IsEmpty ? [.. needs.Where(need => need.SourceLine == line)] : meant;
        return !meant.IsEmpty ? meant : throw new UserError(
            $"Zur Zeile {line} gibt es keinen Ausgangswert. Einen Ausgangswert brauchen: "
            + (needs.IsEmpty ? "keine Zeilen" : string.Join(", ", needs.Select(need => $"{need.Line} (aus {need.SourceLine}, {need.PeriodText})"))) + ".", 2);
    }

    /// <summary>Makes sure that the period asked for is the baseline's, and over by the Stichtag.</summary>
    /// <exception cref="UserError">It is not.</exception>
    public void Require(string period, DateOnly asOf)
    {
        if (period != PeriodText)
        {
            throw new UserError(
                $"Der Ausgangswert von {Line} gilt für {GermanText.Span(Period)}. Bitte --period {PeriodText} angeben.", 2);
        }

        if (asOf < Period.To)
        {
            throw new UserError(
                $"Der Zeitraum {GermanText.Span(Period)} ist am Stichtag {GermanText.Day(asOf)} noch nicht zu Ende. "
                + $"Festschreiben lässt sich der Ausgangswert ab dem Stichtag {GermanText.Day(Period.To)}.");
        }
    }

    /// <summary>Whether a frozen baseline is the one that is needed.</summary>
    public bool IsMetBy(FrozenBaseline frozen) =>
        frozen.Line == Line && frozen.Value.Line == SourceLine && frozen.Value.Period == Period;

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
}
