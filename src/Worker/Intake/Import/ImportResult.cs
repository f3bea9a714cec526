using System.Collections.Immutable;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What an import did. Where there are faults, nothing was written.
/// </summary>
/// <param name="Counts">One entry for each kind of file that was read; zero everywhere where there are faults.</param>
/// <param name="Warnings">Remarkable, but imported.</param>
/// <param name="Faults">All faults of all files, in the order of files and lines.</param>
internal sealed record ImportResult(
    ImmutableArray<ImportCount> Counts, ImmutableArray<ImportFault> Warnings, ImmutableArray<ImportFault> Faults)
{
    /// <summary>Rows that do not say when they were recorded and lie so long ago that a report will call them late.</summary>
    public int RecordedLate { get; init; }

    /// <summary>Whether the import was written.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether it was tried and taken back: the counts and changes say what would be.</summary>
    public bool IsRehearsed { get; init; }

    /// <summary>Every change of a stored activity, in the order of the lists.</summary>
    public ImmutableArray<FieldChange> Changes { get; init; } = [];

    /// <summary>Ids of the activities of the lists, also of those that were not changed.</summary>
    public ImmutableHashSet<string> Activities { get; init; } = [];

    /// <summary>Ids of the activities that were not stored before.</summary>
    public ImmutableHashSet<string> Added { get; init; } = [];

    /// <summary>The results before; null where nobody asked, or nothing could be written.</summary>
    public EvaluationResult? Before { get; init; }

    /// <summary>The results with what the import brings.</summary>
    public EvaluationResult? After { get; init; }
}

/// <summary>
/// Rows of one kind.
/// </summary>
/// <param name="Label">What the rows are, in the plural: "Aktivitäten".</param>
/// <param name="Added">Rows that were not there before.</param>
/// <param name="Changed">Rows that were there and differ.</param>
/// <param name="Unchanged">Rows that were there and are left untouched.</param>
internal sealed record ImportCount(string Label, int Added, int Changed, int Unchanged)
{
    /// <summary>"Aktivitäten: 203 neu, 0 geändert, 0 unverändert".</summary>
    public override string ToString() => $"{Label}: {Added} neu, {Changed} geändert, {Unchanged} unverändert";
}
