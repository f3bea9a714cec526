using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Model;

/// <summary>Numbers of a line as the public reads them: small person counts hidden, withheld numbers withheld.</summary>
/// <param name="result">The results.</param>
internal sealed class PrintedNumbers(EvaluationResult result)
{
    private const int LargestTally = 8;

    /// <summary>Ist: "5", "2 von 3", "unter 3", "keine Angabe".</summary>
    public string Actual(Measurement measurement)
    {
        Actual actual = measurement.Actual;
        if (measurement.Status == Status.Withheld)
        {
            return "zurückgehalten";
        }

        if (HidesActual(measurement))
        {
            return actual is { Numerator: long part, Denominator: long whole }
                ? $"{Persons(part, measurement)} von {Persons(whole, measurement)}"
                : Persons(actual.Units, measurement);
        }

        return LineNumbers.Actual(measurement);
    }

    /// <summary>geplant: "2" or "keine".</summary>
    public string Planned(Measurement measurement) => measurement switch
    {
        { Status: Status.Withheld } => "keine Angabe",
        { Planned: <= 0 } => "keine",
        _ => Counted(measurement.Planned, measurement),
    };

    /// <summary>ungeklärt: "2", "0".</summary>
    public string Unsettled(Measurement measurement) =>
        measurement.Status == Status.Withheld ? "keine Angabe" : Counted(measurement.Unsettled, measurement);

    /// <summary>The reason of the state, unless it would tell a hidden number or is a text of its own.</summary>
    public string Reason(Measurement measurement)
    {
        bool isSilent = !measurement.Line.Measure.CountsRows || (measurement.StatusRow.NamesNumbers && HidesSomething(measurement));
        return isSilent ? "" : measurement.Reason;
    }

    /// <summary>Boxes for a number with a small whole; null for all others.</summary>
    public Tally? Boxes(Measurement measurement)
    {
        Actual actual = measurement.Actual;
        if (measurement.Status is Status.Withheld or Status.NoData || HidesSomething(measurement) || !actual.IsMeasured)
        {
            return null;
        }

        (long filled, long total) = (actual, measurement.Target) switch
        {
            (_, { InPercent: true }) => (0, 0),
            ({ Numerator: long part, Denominator: long whole }, _) => (part, whole),
            (_, AtLeast or Corridor) => (Math.Min(actual.Units, measurement.Target?.Minimum ?? 0), measurement.Target?.Minimum ?? 0),
            _ => (0, 0),
        };
        return Boxes(filled, total);
    }

    /// <summary>Boxes for "x von y"; null where there are none or too many to be seen at a glance.</summary>
    public static Tally? Boxes(long filled, long total) => total is > 0 and <= LargestTally ? new Tally((int)filled, (int)total) : null;

    /// <summary>A number beside the line: "davon durchgeführt: 2", "Beteiligte: unter 3".</summary>
    public string Side(SideResult side, Measurement measurement)
    {
        string number = side.Number switch
        {
            null => "keine Angabe",
            long persons when side.Count.CountsPersons => Persons(persons, measurement),
            long count => GermanText.Whole(count),
        };
        return $"{side.Count.Text}: {number}";
    }

    /// <summary>Whether the number of the line itself is a small person count.</summary>
    public bool HidesActual(Measurement measurement) => measurement.Line.CountsPersons && measurement.Actual.IsMeasured
        && (IsSmall(measurement.Actual.Number, measurement)
            || IsSmall(measurement.Actual.Numerator, measurement) || IsSmall(measurement.Actual.Denominator, measurement));

    private bool HidesSomething(Measurement measurement) =>
        HidesActual(measurement) || (measurement.Line.CountsPersons && IsSmall(measurement.Planned, measurement));

    private bool IsSmall(long? number, Measurement measurement) =>
        number > 0 && number < result.ProgrammeOf(measurement).MinimumPersonCount;

    private string Counted(long number, Measurement measurement) =>
        measurement.Line.CountsPersons ? Persons(number, measurement) : GermanText.Whole(number);

    private string Persons(long number, Measurement measurement) => IsSmall(number, measurement)
        ? $"unter {GermanText.Whole(result.ProgrammeOf(measurement).MinimumPersonCount)}"
        : GermanText.Whole(number);
}
