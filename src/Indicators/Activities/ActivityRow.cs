using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Zeile, wie die Sicht sie liefert, noch ungeprüft: jedes Feld als Text, ohne Angabe, wo die Datenbank NULL hat.
/// </summary>
/// <remarks>Numbers and dates arrive as the database writes them; judging them is the rule's work, not the driver's.</remarks>
public sealed record ActivityRow
{
    /// <summary>id as delivered.</summary>
    public string? Id { get; init; }

    /// <summary>kind as delivered: event, cooperation, deliverable, counselling, figure, assessment.</summary>
    public string? Kind { get; init; }

    /// <summary>title as delivered.</summary>
    public string? Title { get; init; }

    /// <summary>start_date as delivered, YYYY-MM-DD.</summary>
    public string? StartDate { get; init; }

    /// <summary>end_date as delivered, YYYY-MM-DD.</summary>
    public string? EndDate { get; init; }

    /// <summary>status as delivered: planned, held, cancelled.</summary>
    public string? Status { get; init; }

    /// <summary>organiser as delivered.</summary>
    public string? Organiser { get; init; }

    /// <summary>participants as delivered.</summary>
    public string? Participants { get; init; }

    /// <summary>minutes as delivered.</summary>
    public string? Minutes { get; init; }

    /// <summary>quantity as delivered.</summary>
    public string? Quantity { get; init; }

    /// <summary>unit as delivered.</summary>
    public string? Unit { get; init; }

    /// <summary>note as delivered.</summary>
    public string? Note { get; init; }

    /// <summary>recorded_at as delivered, YYYY-MM-DD, optionally followed by a time.</summary>
    public string? RecordedAt { get; init; }

    /// <summary>changed_at as delivered, YYYY-MM-DD, optionally followed by a time.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>Attributes as delivered, in the order of the query.</summary>
    public ImmutableArray<(string? Name, string? Value)> Attributes { get; init; } = [];
}

/// <summary>
/// Zurückgewiesene Zeile oder zurückgewiesener Wert: gezählt und gedruckt, nie verloren.
/// </summary>
/// <param name="Row">Id of the row as delivered; "(ohne Nummer)" where there is none.</param>
/// <param name="Value">The rejected value as "merkmal=wert"; null: the whole row is rejected.</param>
/// <param name="Reason">Why, in German.</param>
public sealed record RejectedRow(string Row, string? Value, string Reason);

/// <summary>
/// Was aus den Zeilen geworden ist: lesbare Aktivitäten und Zurückgewiesenes.
/// </summary>
/// <param name="Activities">Readable activities, ordered by id (ordinal).</param>
/// <param name="Rejected">Rejected rows and values, in the order of the rows.</param>
public sealed record ActivityReading(ImmutableArray<Activity> Activities, ImmutableArray<RejectedRow> Rejected)
{
    /// <summary>Readable activities that no line needs (preselection): counted, and not kept.</summary>
    public RowsLeftAside LeftAside { get; init; } = RowsLeftAside.None;

    /// <summary>How many readable activities there were, kept or not.</summary>
    public int Readable => Activities.Length + LeftAside.Count;

    /// <summary>The latest change of a readable activity, kept or not; null where none says.</summary>
    public DateOnly? LatestChange => Activities.Select(activity => activity.ChangedOn).Append(LeftAside.ChangedOn).Max();

    /// <summary>The same reading with its activities in ordinal order of their ids.</summary>
    public ActivityReading Ordered()
    {
        for (int index = 1; index < Activities.Length; index++)
        {
            if (string.CompareOrdinal(Activities[index - 1].Id, Activities[index].Id) > 0)
            {
                return this with { Activities = [.. Activities.OrderBy(activity => activity.Id, StringComparer.Ordinal)] };
            }
        }

        return this;
    }
}

/// <summary>
/// Übrige Aktivitäten: gelesen und lesbar, aber von keiner Zeile gebraucht.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="ChangedOn">The latest of their changes; null where none says.</param>
public sealed record RowsLeftAside(int Count, DateOnly? ChangedOn)
{
    /// <summary>None: every readable activity is kept.</summary>
    public static RowsLeftAside None { get; } = new(0, null);

    /// <summary>These and one more.</summary>
    public RowsLeftAside With(Activity activity) => new(
        Count + 1, ChangedOn is null || activity.ChangedOn > ChangedOn ? activity.ChangedOn ?? ChangedOn : ChangedOn);
}
