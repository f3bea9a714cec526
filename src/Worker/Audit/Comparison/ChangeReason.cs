using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Art eines Grundes, aus dem sich eine Zahl oder Bewertung geändert hat.</summary>
internal enum ChangeCause
{
    /// <summary>seitdem durchgeführt.</summary>
    Held,

    /// <summary>nachgetragen: begun up to the earlier Stichtag, and not yet in that record.</summary>
    RecordedLater,

    /// <summary>berichtigt: was in the earlier record with other values.</summary>
    Corrected,

    /// <summary>verschoben: was planned for another day.</summary>
    Shifted,

    /// <summary>zurückgezogen: no longer in the data.</summary>
    Withdrawn,

    /// <summary>abgesagt.</summary>
    Cancelled,

    /// <summary>nicht mehr lesbar: the row is rejected now.</summary>
    Unreadable,

    /// <summary>wieder lesbar: the row was rejected then.</summary>
    Readable,

    /// <summary>neu eingeplant.</summary>
    Planned,

    /// <summary>Termin verstrichen, Durchführung ungeklärt.</summary>
    Unsettled,

    /// <summary>verlangte Dauer erfüllt.</summary>
    WaitOver,

    /// <summary>Folge einer anderen Zeile des Zielkatalogs.</summary>
    Basis,

    /// <summary>Zählregel geändert.</summary>
    Rule,

    /// <summary>Auslegung geändert oder zur Kenntnis genommen.</summary>
    Ruling,

    /// <summary>Ausgangswert geändert oder festgeschrieben.</summary>
    Baseline,

    /// <summary>Angaben zu einem Partner geändert.</summary>
    Partner,

    /// <summary>Bezugsraum geändert.</summary>
    ReferenceSet,

    /// <summary>Nachzählung: withheld now, or no longer.</summary>
    Recount,

    /// <summary>Zeile neu.</summary>
    NewLine,

    /// <summary>Zeile entfallen.</summary>
    DroppedLine,

    /// <summary>nur Zeit vergangen.</summary>
    Time,

    /// <summary>mehrere Änderungen, die nur zusammen wirken.</summary>
    Together,
}

/// <summary>Ein Grund.</summary>
/// <param name="Cause">Its kind.</param>
/// <param name="Text">The reason in German, without titles and partners: it may be printed.</param>
/// <param name="Detail">What only the house may read, or empty.</param>
/// <param name="Row">The row behind it, or null.</param>
internal sealed record ChangeReason(ChangeCause Cause, string Text, string Detail = "", RowChange? Row = null)
{
    /// <summary>Of changes that have an effect only together: each of them.</summary>
    public ImmutableArray<ChangeReason> Parts { get; init; } = [];

    /// <summary>What it is called beside others; the text where nothing else is said.</summary>
    public string Name { get; init; } = Text;

    /// <summary>This reason, or its parts.</summary>
    public IEnumerable<ChangeReason> Single => Parts.IsEmpty ? [this] : Parts;

    /// <summary>Text and detail.</summary>
    public string Internal => Detail.Length == 0 ? Text : $"{Text}: {Detail}";
}

/// <summary>Eine Zeile der Daten in beiden Auswertungen.</summary>
/// <param name="Id">Id of the row.</param>
/// <param name="Before">The row then; null where it was not there or not readable.</param>
/// <param name="After">The row now; null where it is not there or not readable.</param>
/// <param name="WasCounted">Whether it was counted then.</param>
/// <param name="IsCounted">Whether it is counted now.</param>
/// <param name="Fields">What differs, of the values that count.</param>
internal sealed record RowChange(
    string Id, Activity? Before, Activity? After, bool WasCounted, bool IsCounted, ImmutableArray<FieldChange> Fields)
{
    /// <summary>The row as it is now, else as it was; null where it was never readable.</summary>
    public Activity? Known => After ?? Before;
}

/// <summary>Eine Angabe mit ihren Werten in beiden Auswertungen.</summary>
/// <param name="Name">Field or attribute by its catalogue name; "beginn", "ende", "status" for the row's own.</param>
/// <param name="Before">Value then; "keine Angabe" where there was none.</param>
/// <param name="After">Value now.</param>
internal sealed record FieldChange(string Name, string Before, string After)
{
    /// <summary>"zielgruppe: Ehrenamt statt Vereine".</summary>
    public override string ToString() => $"{Name}: {After} statt {Before}";
}
