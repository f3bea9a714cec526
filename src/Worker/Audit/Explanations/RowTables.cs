using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>The rows behind a number, group by group (Z-6).</summary>
/// <param name="line">The measurement.</param>
/// <param name="names">Names for keys.</param>
internal sealed class RowTables(Measurement line, ValueNames names)
{
    private readonly RowRoles roles = new(line, names);

    /// <summary>The groups in the order in which they are shown; an empty one stays, so that its absence is said.</summary>
    public ImmutableArray<RowGroup> Groups()
    {
        Evidence evidence = line.Evidence;
        return
        [
            Group(RowGroupKind.Counted, "Gezählte Aktivitäten", evidence.Counted),
            Group(RowGroupKind.Planned, "Geplante Aktivitäten", evidence.Planned),
            Group(RowGroupKind.Unsettled, "Durchführung ungeklärt", evidence.Unsettled),
            Group(RowGroupKind.Waiting, "Wartezeit läuft", evidence.Waiting),
            new RowGroup(
                RowGroupKind.NearMisses, $"Genau eine Bedingung fehlt: {GermanText.Whole(evidence.NearMisses.Length)}",
                Excluded(evidence.NearMisses)),
        ];
    }

    /// <summary>The rows that miss several conditions.</summary>
    public ImmutableArray<ExplainedRow> Others() => Excluded(line.Evidence.Others);

    private RowGroup Group(RowGroupKind kind, string title, ImmutableArray<Activity> rows) => new(
        kind, $"{title}: {GermanText.Whole(rows.Length)}",
        [.. InOrder(rows, row => row).Select(row => RowOf(row) with { CountsFor = roles.Of(row) })]);

    private ImmutableArray<ExplainedRow> Excluded(ImmutableArray<ExcludedActivity> rows) =>
        [.. InOrder(rows, row => row.Activity).Select(row => RowOf(row.Activity) with
        {
            Failed = [.. row.Failed.Select(failed => ConditionWords.Exact(failed, names.Area, names.Partner))],
        })];

    private ExplainedRow RowOf(Activity row) => new()
    {
        Id = row.Id,
        StartDate = row.StartDate,
        EndDate = row.EndDate,
        Kind = ActivityWords.KindOf(row),
        Title = row.Title,
        Partners = names.PartnersOf(row),
        Places = names.Of(row, "kommune"),
        CountsFor = [],
        Documents = row.Values(IsPresent.SupportingDocument),
        RecordedLateOn = LateRecording.IsLate(row) ? row.RecordedOn : null,
        Failed = [],
    };

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, Activity> activity) =>
        rows.OrderBy(row => activity(row).StartDate).ThenBy(row => activity(row).Id, StringComparer.Ordinal);
}
