using System.Globalization;
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

        return measurement.Actual.Number is < 0 and long loss ? $"{GermanText.Whole(-loss)} weniger als {Before(measurement)}" : LineNumbers.Actual(measurement);
    }

    // A growth below zero, in words: "-1" would be read as a slip.
    private static string Before(Measurement measurement) => measurement.Evidence.Baseline?.Period is Period period && period.From.Year == period.To.Year
        ? period.From.Year.ToString(CultureInfo.InvariantCulture)
        : "zuvor";

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
