using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Rows of one group, by start date and number.</summary>
/// <param name="Kind">Which group.</param>
/// <param name="Title">Its German title with the number of rows: "Gezählte Aktivitäten: 5".</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowGroup(EvidenceGroup Kind, string Title, ImmutableArray<ExplainedRow> Rows);

/// <summary>A row as an auditor reads it.</summary>
internal sealed record ExplainedRow
{
    /// <summary>Number in the host system.</summary>
    public required string Id { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Recorded Art, else the kind of activity.</summary>
    public required string Kind { get; init; }

    /// <summary>Title as recorded.</summary>
    public required string Title { get; init; }

    /// <summary>Partners taking part, by name.</summary>
    public required ImmutableArray<string> Partners { get; init; }

    /// <summary>Kommunen by name, "online" ...</summary>
    public required ImmutableArray<string> Places { get; init; }

    /// <summary>What the row counts for: "Alsdorf", "Stufe „erprobt“", "Teilnahmen: 18"; empty where it simply counts as one.</summary>
    public required ImmutableArray<string> CountsFor { get; init; }

    /// <summary>Belege (Aktenzeichen).</summary>
    public required ImmutableArray<string> Documents { get; init; }

    /// <summary>Day of recording where it was recorded late; else null.</summary>
    public DateOnly? RecordedLateOn { get; init; }

    /// <summary>The conditions that the row misses; empty for rows that meet all.</summary>
    public required ImmutableArray<string> Failed { get; init; }

    /// <summary>"nachträglich erfasst am 12.03.2026", or nothing.</summary>
    public string LateMark => RecordedLateOn is DateOnly day
        ? $"nachträglich erfasst am {GermanText.Day(day)}"
        : "";
}
