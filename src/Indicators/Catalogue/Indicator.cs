using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Catalogue;

/// <summary>
/// Indikator: eine Zeile des Zielkatalogs, die einen Satz des Beschlusses messbar macht.
/// </summary>
public sealed record Indicator
{
    /// <summary>Unique name over all programmes, e.g. "B25-2"; printed as Nachweis-Nr.</summary>
    public required string Id { get; init; }

    /// <summary>What the reader sees.</summary>
    public required string Title { get; init; }

    /// <summary>The sentence of the resolution, verbatim, or null where none is quoted.</summary>
    public string? Quotation { get; init; }

    /// <summary>Other source ("2024/0301, Wortlaut nachzutragen"), or null.</summary>
    public string? Source { get; init; }

    /// <summary>How the line counts.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The days that count: the milestone's, unless the line has its own.</summary>
    public required Period Period { get; init; }

    /// <summary>Whether the last day is a Frist (deadline) of its own rather than the milestone's end.</summary>
    public bool HasDeadline { get; init; }

    /// <summary>Soll in dated versions, oldest first; empty for a Kontextzahl.</summary>
    public ImmutableArray<TargetVersion> Targets { get; init; } = [];

    /// <summary>
    /// planung_bis as given in the catalogue: up to this day a gap in planning is "offen"; null: the rule decides
    /// (README, Z-26).
    /// </summary>
    public DateOnly? PlanningUntil { get; init; }

    /// <summary>What one unit is called, in the plural: "Veranstaltungen", "Kommunen", "%".</summary>
    public required string Unit { get; init; }

    /// <summary>Whether the number counts persons, so that small numbers are printed as "unter n".</summary>
    public bool CountsPersons { get; init; }

    /// <summary>Auslegungen applied, by id.</summary>
    public ImmutableArray<string> Rulings { get; init; } = [];

    /// <summary>The same line under the other reading of a ruling, for those that change the counting.</summary>
    public ImmutableArray<AlternativeReading> Alternatives { get; init; } = [];

    /// <summary>Numbers printed beside the line without judging it ("davon durchgeführt").</summary>
    public ImmutableArray<SideCount> SideCounts { get; init; } = [];

    /// <summary>
    /// Coverage below which a number is not judged, in per cent, or null. 80: at least 80 of 100 rows must carry a value.
    /// </summary>
    public int? MinimumCoverage { get; init; }

    /// <summary>What is printed where there is no basis ("keine Lückenliste vorgelegt"), or null.</summary>
    public string? NoBasisText { get; init; }

    /// <summary>A remark printed with the line, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The target in force on the last day of the period (Z-22); null for a Kontextzahl.</summary>
    public Target? Target => Targets.LastOrDefault(version => version.From <= Period.To)?.Target;
}

/// <summary>
/// Andere Lesart (Z-30): dieselbe Zeile so gezählt, wie die Auslegung es nicht tut.
/// </summary>
/// <param name="Ruling">Id of the ruling.</param>
/// <param name="Line">The line as it would be under the other reading; it has no alternatives itself.</param>
public sealed record AlternativeReading(string Ruling, Indicator Line);

/// <summary>
/// Beizahl: eine Zahl neben der Zeile, die nicht bewertet wird.
/// </summary>
/// <param name="Text">Label, e.g. "davon durchgeführt".</param>
/// <param name="Selection">Which activities of the line's period are counted.</param>
/// <param name="Field">Field that is added up, or null to count rows.</param>
/// <param name="CountsPersons">Whether small numbers are printed as "unter n".</param>
public sealed record SideCount(string Text, Selection Selection, string? Field, bool CountsPersons);
