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

    /// <summary>Judges all rows that were delivered under one id; where there are several, none of them can be the right one.</summary>
    /// <param name="rows">The rows of one id, or without any; they are not kept.</param>
    /// <param name="rejected">Takes what is rejected, in the order of the rows.</param>
    /// <returns>The activity; null where there is none that can be read.</returns>
    public Activity? Read(IReadOnlyList<ActivityRow> rows, ICollection<RejectedRow> rejected)
    {
        if (rows.Count > 1 && ActivityRowRules.BadId(rows[0].Id) is null)
        {
            foreach (ActivityRow copy in rows)
            {
                rejected.Add(new RejectedRow(copy.Id!, null, ActivityRowRules.DoubledId));
            }

            return null;
        }

        Activity? read = null;
        foreach (ActivityRow row in rows)
        {
            read = Read(row, rejected);
        }

        return read;
    }

    private Activity? Read(ActivityRow row, ICollection<RejectedRow> rejected)
    {
        string name = DeliveredText.IsMissing(row.Id) ? ActivityRowRules.NoId : row.Id!;
        if (ActivityRowRules.WhyRejected(row) is string reason)
        {
            rejected.Add(new RejectedRow(name, null, reason));
            return null;
        }

        ValueReader values = new(name);
        Activity activity = ReadValues(row, values);
        foreach (RejectedRow value in values.Rejected)
        {
            rejected.Add(value);
        }

        return activity;
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
}
