using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Indicators.Results;

/// <summary>
/// Messwert einer Zeile: Ist, Bewertung und Nachweis.
/// </summary>
public sealed record Measurement
{
    /// <summary>The line of the catalogue.</summary>
    public required Indicator Line { get; init; }

    /// <summary>What the counted rows give.</summary>
    public required Actual Actual { get; init; }

    /// <summary>Additional units still dated after AsOf.</summary>
    public required long Planned { get; init; }

    /// <summary>Additional units whose Durchführung is unsettled.</summary>
    public required long Unsettled { get; init; }

    /// <summary>The state.</summary>
    public required Status Status { get; init; }

    /// <summary>The row of the state table that led to the state.</summary>
    public required StatusRow StatusRow { get; init; }

    /// <summary>Why, in German, printed after the state's word; empty where the word says it all.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day of the line: the period's, for cooperations the end of their duration.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Last day of the Erfassungsfrist, inclusive.</summary>
    public required DateOnly RecordingUntil { get; init; }

    /// <summary>The target in force on the period's last day; null for a Kontextzahl.</summary>
    public Target? Target { get; init; }

    /// <summary>Day on which all stages were complete, where that was after the last day; else null.</summary>
    public DateOnly? LateOn { get; init; }

    /// <summary>First day on which a line that cannot be judged yet can be; null where it can or no day is known.</summary>
    public DateOnly? AssessableFrom { get; init; }

    /// <summary>Whether something of the target is done; a line that stops here would be partly reached.</summary>
    public bool HasSomething { get; init; }

    /// <summary>The rows behind the number.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>
    /// What each planned or unsettled row would stand behind once it is held, by its id: the part of a share, a stage; rows that
    /// simply count as one are not in it.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Pending { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The result under the other reading of each ruling that changes the counting.</summary>
    public ImmutableArray<OtherReading> OtherReadings { get; init; } = [];

    /// <summary>Numbers printed beside the line.</summary>
    public ImmutableArray<SideResult> SideResults { get; init; } = [];

    /// <summary>The parts of a line that is judged by sub-period; else empty.</summary>
    public ImmutableArray<SubMeasurement> SubPeriods { get; init; } = [];
}

/// <summary>Ergebnis nach der anderen Lesart einer Auslegung.</summary>
/// <param name="Ruling">Id of the ruling.</param>
/// <param name="Result">The measurement under the other reading.</param>
public sealed record OtherReading(string Ruling, Measurement Result);

/// <summary>Beizahl mit den Aktivitäten dahinter.</summary>
/// <param name="Count">What is counted.</param>
/// <param name="Number">The number; null where nothing is recorded.</param>
/// <param name="Activities">Ids in ordinal order.</param>
public sealed record SideResult(SideCount Count, long? Number, ImmutableArray<string> Activities);

/// <summary>Teilzeitraum einer Zeile, die je Quartal oder Halbjahr bewertet wird.</summary>
/// <param name="Label">Label such as "2025-Q1".</param>
/// <param name="Result">Its measurement.</param>
public sealed record SubMeasurement(string Label, Measurement Result);
