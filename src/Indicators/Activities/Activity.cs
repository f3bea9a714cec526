using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Aktivität: etwas, das stattgefunden hat, geplant oder abgesagt ist – so, wie die vier Sichten es liefern.
/// </summary>
public sealed record Activity
{
    /// <summary>Unique name in the host system; printed in the annex.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>Title; internal, never printed in the public report.</summary>
    public required string Title { get; init; }

    /// <summary>First day; it alone decides to which period the activity belongs.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>Last day, or null: one day only; for a cooperation: open-ended.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Planned, held or cancelled.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>Who organised it, e.g. "KI", or null.</summary>
    public string? Organiser { get; init; }

    /// <summary>Teilnahmen (not persons), or null where nothing is recorded.</summary>
    public int? Participants { get; init; }

    /// <summary>Working minutes, or null where nothing is recorded.</summary>
    public int? Minutes { get; init; }

    /// <summary>A whole number of <see cref="Unit"/>, or null where nothing is recorded.</summary>
    public int? Quantity { get; init; }

    /// <summary>What <see cref="Quantity"/> counts, e.g. "VZÄ/100", or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Free text, e.g. the reason of an assessment, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Day on which the row was recorded, or null where the host does not say.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>Day of the latest change, or null where the host does not say.</summary>
    public DateOnly? ChangedOn { get; init; }

    /// <summary>All attributes, in ordinal order of name and value, each pair once.</summary>
    public ImmutableArray<ActivityAttribute> Attributes { get; init; } = [];

    /// <summary>The values of one attribute or field by its German catalogue name; empty where nothing is recorded.</summary>
    public ImmutableArray<string> Values(string name) => ActivityFields.ValuesOf(this, name);
}

/// <summary>
/// Merkmal einer Aktivität; eine Aktivität kann dasselbe Merkmal mehrfach tragen.
/// </summary>
/// <param name="Name">Name in lower case, e.g. "zielgruppe".</param>
/// <param name="Value">Value; for places the AGS, for partners the partner's id.</param>
public sealed record ActivityAttribute(string Name, string Value);

/// <summary>Art der Aktivität.</summary>
public enum ActivityKind
{
    /// <summary>Veranstaltung.</summary>
    Event,

    /// <summary>Kooperation: an agreement between partners.</summary>
    Cooperation,

    /// <summary>Ergebnis: something made, e.g. a concept, an evaluation.</summary>
    Deliverable,

    /// <summary>Beratung.</summary>
    Counselling,

    /// <summary>Kennzahl: a number held or reported by others.</summary>
    Figure,

    /// <summary>Einschätzung: a documented judgement by a role.</summary>
    Assessment,
}

/// <summary>Durchführungsstand laut Datenbank.</summary>
public enum ActivityStatus
{
    /// <summary>geplant.</summary>
    Planned,

    /// <summary>durchgeführt.</summary>
    Held,

    /// <summary>abgesagt.</summary>
    Cancelled,
}
