using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>What the views delivered under one id, in an order of its own, so that the same rows always have one fingerprint.</summary>
/// <param name="id">The id; null for what was delivered without one.</param>
internal sealed class DeliveredId(string? id)
{
    private readonly List<ActivityRow> rows = [];
    private readonly List<(string? Name, string? Value)> attributes = [];

    /// <summary>The id; null for what was delivered without one.</summary>
    public string? Id => id;

    /// <summary>The activities, each with the attributes of the id: more than one where the id is doubled.</summary>
    public IReadOnlyList<ActivityRow> Rows => rows;

    /// <summary>The attributes of the id, where no activity has it.</summary>
    public IReadOnlyList<(string? Name, string? Value)> Stray => rows.Count == 0 || id is null ? attributes : [];

    /// <summary>Adds an activity.</summary>
    public void Add(ActivityRow row) => rows.Add(row);

    /// <summary>Adds an attribute.</summary>
    public void Add(string? name, string? value) => attributes.Add((name, value));

    /// <summary>Orders what was added; called once, after the last.</summary>
    public void Complete()
    {
        if (attributes.Count > 1)
        {
            attributes.Sort(ByNameAndValue);
        }

        if (rows.Count > 1)
        {
            rows.Sort(ByColumns);
        }

        if (id is not null && rows.Count > 0)
        {
            ImmutableArray<(string?, string?)> own = [.. attributes];
            for (int index = 0; index < rows.Count; index++)
            {
                rows[index] = rows[index] with { Attributes = own };
            }
        }
    }

    private static int ByNameAndValue((string? Name, string? Value) one, (string? Name, string? Value) other) =>
        DeliveredOrder.Compare(one.Name, other.Name) is int names && names != 0 ? names : DeliveredOrder.Compare(one.Value, other.Value);

    private static int ByColumns(ActivityRow one, ActivityRow other) => Columns(one).Zip(Columns(other))
        .Select(pair => DeliveredOrder.Compare(pair.First, pair.Second)).FirstOrDefault(order => order != 0);

    private static IEnumerable<string?> Columns(ActivityRow row) =>
    [
        row.StartDate, row.Title, row.Kind, row.EndDate, row.Status, row.Organiser, row.Participants, row.Minutes, row.Quantity, row.Unit,
        row.Note, row.RecordedAt, row.ChangedAt,
    ];
}
