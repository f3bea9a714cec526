using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Liest Aktivitäten aus gelieferten Zeilen: was unlesbar ist, wird mit Grund zurückgewiesen – nie verloren, nie erraten.
/// </summary>
/// <remarks>
/// Unreadable is not empty: a row with 30 February is not "no activity", it is a row someone has to mend. What is
/// wrong with the row as a whole rejects the row; what is wrong with one value rejects that value alone.
/// </remarks>
public sealed class ActivityReader
{
    private readonly AttributeReader attributes;

    /// <summary>Prepares the reading.</summary>
    /// <param name="places">The places of all programmes.</param>
    /// <param name="partners">Ids of all readable partners.</param>
    public ActivityReader(PlaceIndex places, IEnumerable<string> partners) =>
        attributes = new AttributeReader(places, partners.ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// Judges every row. The rows are taken one by one and not kept; their order does not change which of them are readable.
    /// </summary>
    /// <param name="rows">Rows as delivered; one row a delivered row, also where an id comes twice.</param>
    public ActivityReading Read(IEnumerable<ActivityRow> rows)
    {
        List<JudgedRow> judged = [.. rows.Select(Judge)];
        HashSet<string> doubled =
        [
            .. judged.Where(row => row.HasReadableId)
                .CountBy(row => row.Name, StringComparer.Ordinal)
                .Where(delivered => delivered.Value > 1)
                .Select(delivered => delivered.Key),
        ];

        return new ActivityReading(
            [
                .. judged.Where(row => row.Activity is not null && !doubled.Contains(row.Name))
                    .Select(row => row.Activity!)
                    .OrderBy(activity => activity.Id, StringComparer.Ordinal),
            ],
            [.. judged.SelectMany(row => row.HasReadableId && doubled.Contains(row.Name) ? [row.AsDoubled()] : row.Rejected)]);
    }

    private JudgedRow Judge(ActivityRow row)
    {
        string name = DeliveredText.IsMissing(row.Id) ? ActivityRowRules.NoId : row.Id!;
        bool hasReadableId = ActivityRowRules.BadId(row.Id) is null;
        if (ActivityRowRules.WhyRejected(row) is string reason)
        {
            return new JudgedRow(name, hasReadableId, null, [new RejectedRow(name, null, reason)]);
        }

        ValueReader values = new(name);
        Activity activity = ReadValues(row, values);
        return new JudgedRow(name, hasReadableId, activity, [.. values.Rejected]);
    }

    private Activity ReadValues(ActivityRow row, ValueReader values) => new()
    {
        Id = row.Id!,
        Kind = ActivityRowRules.KindOf(row.Kind)!.Value,
        Title = DeliveredText.Prose(row.Title) ?? "",
        StartDate = DeliveredDate.Day(row.StartDate)!.Value,
        EndDate = ActivityRowRules.EndOf(row),
        Status = ActivityRowRules.StatusOf(row.Status)!.Value,
        Organiser = values.Text("veranstalter", row.Organiser),
        Participants = values.Number("teilnahmen", row.Participants),
        Minutes = values.Number("minuten", row.Minutes),
        Quantity = values.Number("menge", row.Quantity),
        Unit = values.Text("einheit", row.Unit),
        Note = values.Note("notiz", row.Note),
        RecordedOn = values.DayOfMoment("erfasst_am", row.RecordedAt),
        ChangedOn = values.DayOfMoment("geaendert_am", row.ChangedAt),
        Attributes = attributes.Read(row, values),
    };

    private sealed record JudgedRow(
        string Name, bool HasReadableId, Activity? Activity, ImmutableArray<RejectedRow> Rejected)
    {
        public RejectedRow AsDoubled() => new(Name, null, ActivityRowRules.DoubledId);
    }
}
