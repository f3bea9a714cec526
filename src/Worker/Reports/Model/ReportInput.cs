using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Reports.Model;

/// <summary>Everything a report depends on; no clock, no machine, no run number.</summary>
internal sealed record ReportInput
{
    /// <summary>The results.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>The meeting on whose table the report lies.</summary>
    public required Meeting Meeting { get; init; }

    /// <summary>All Stellungnahmen; those written after the meeting are left out.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>The partners, known here only so that none is named.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>Auswertungsnummer, e.g. "SGS-2026-09-03-1".</summary>
    public required string Number { get; init; }

    /// <summary>Hash of Nachweis.json in hexadecimal; its first 16 digits are printed.</summary>
    public required string Checksum { get; init; }

    /// <summary>The last delivered report; null: this is the first.</summary>
    public PreviousReport? Previous { get; init; }

    /// <summary>Whether the rows are invented: every page says so.</summary>
    public bool IsSample { get; init; }

    /// <summary>Day of the next meeting with a report; null where none is known.</summary>
    public DateOnly? NextMeeting { get; init; }
}

/// <summary>The last delivered report of the committee.</summary>
/// <param name="Number">Its Auswertungsnummer.</param>
/// <param name="Checksum">Hash of its Nachweis.json in hexadecimal.</param>
/// <param name="Comparison">What changed since, from its record to this report; null where its record cannot be read.</param>
internal sealed record PreviousReport(string Number, string Checksum, RunComparison? Comparison);
