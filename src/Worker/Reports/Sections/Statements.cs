using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Stellungnahmen der Verwaltung: due for every deviation; a missing one is said to be missing.</summary>
/// <param name="context">The report.</param>
internal sealed class Statements(ReportContext context)
{
    /// <summary>Printed where a Stellungnahme is due and there is none.</summary>
    public const string Missing = "Stellungnahme liegt noch nicht vor";

    /// <summary>Whether a state is a deviation for which a Stellungnahme is due.</summary>
    public static bool IsDue(Status status) => status.Weight() < int.MaxValue;

    /// <summary>Whether a Stellungnahme is printed beside a state where one was written, though none is due.</summary>
    public static bool IsOffered(Status status) => status is Status.Open or Status.NotYetAssessable;

    /// <summary>The Stellungnahme beside a deviating line, and beside one that is open or undecided where something was written; null for others.</summary>
    public string? Beside(Measurement measurement)
    {
        bool isOffered = IsOffered(measurement.Status) && context.RemarkOn(measurement) is not null;
        return IsDue(measurement.Status) || isOffered ? InWords(measurement) : null;
    }

    /// <summary>The Stellungnahme as running text, or the sentence that there is none yet.</summary>
    public string InWords(Measurement measurement)
    {
        if (context.RemarkOn(measurement) is not Remark remark)
        {
            return $"{Missing}.";
        }

        string measure = remark.Measure is string text ? $" Maßnahme: {Phrases.Sentence(text)}" : "";
        string date = remark.NewDate is DateOnly day ? $" Neuer Termin: {GermanText.Day(day)}." : "";
        return $"Stellungnahme der Verwaltung ({Phrases.Unbroken(remark.Role)}, {GermanText.Day(remark.WrittenOn)}): {Phrases.Sentence(remark.Cause)}{measure}{date}";
    }
}
