using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Reports.Model;

/// <summary>Everything a report depends on; no clock, no machine, no run number.</summary>
/// <param name="Auswertung">The Auswertung, with the last delivered report if there is one.</param>
/// <param name="Checksum">Hash of Nachweis.json in hexadecimal; its first 16 digits are printed.</param>
internal sealed record ReportInput(Auswertung Auswertung, string Checksum)
{
    /// <summary>What changed since the last delivered report; null: there is none, or its record cannot be read.</summary>
    public RunComparison? Comparison { get; init; }

    /// <summary>Day of the next meeting with a report; null where none is known.</summary>
    public DateOnly? NextMeeting { get; init; }

    /// <summary>The last day whose Stellungnahmen are known: that of the meeting; of what has none, the Stichtag, or a later day on which it is read.</summary>
    public DateOnly RemarksUpTo { get; init; } = Auswertung.Meeting?.Date ?? Auswertung.AsOf;

    /// <summary>The meeting on whose table the report lies.</summary>
    public Meeting Meeting => Auswertung.Meeting ?? throw new InvalidOperationException("Ein Bericht gehört zu einer Sitzung.");
}
