using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>The rows behind a number, group by group (Z-6).</summary>
/// <param name="line">The measurement.</param>
/// <param name="names">Names for keys.</param>
internal sealed class RowTables(Measurement line, ValueNames names)
{
    private readonly HashSet<string> counted = [.. line.Evidence.Counted.Select(row => row.Id)];

    /// <summary>The groups in the order in which they are shown; an empty one stays, so that its absence is said.</summary>
    public ImmutableArray<RowGroup> Groups() => [.. line.Evidence.Groups.Where(group => group.Group != EvidenceGroup.Others)
        .Select(group => new RowGroup(group.Group, $"{EvidenceWords.Title(group.Group)}: {GermanText.Whole(group.Rows.Length)}", Of(group.Rows)))];

    /// <summary>The rows that miss several conditions.</summary>
    public ImmutableArray<ExplainedRow> Others() => Of(line.Evidence.Others);

    private ImmutableArray<ExplainedRow> Of(ImmutableArray<ExaminedRow> rows) =>
        [.. rows.OrderBy(row => row.Activity.StartDate).ThenBy(row => row.Activity.Id, StringComparer.Ordinal)
            .Select(row => RowOf(row.Activity) with
            {
                CountsFor = row.Failed.IsEmpty ? RolesOf(row.Activity) : [],
                Failed = [.. row.Failed.Select(failed => ConditionWords.Exact(failed, names.Area, names.Partner))],
            })];

    private ImmutableArray<string> RolesOf(Activity row) => line.Line.Measure.RolesOf(
        new RowInLine(row, counted.Contains(row.Id), line.Actual, line.Evidence.Baseline, names)
        {
            Pending = line.Pending.GetValueOrDefault(row.Id, []),
        });

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
}
