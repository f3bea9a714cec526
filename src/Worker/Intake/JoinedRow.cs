namespace KiIndicators.Worker.Intake;

/// <summary>
/// One line of ReadActivities: an activity and one of its attributes. Columns and properties have the same names.
/// </summary>
internal sealed class JoinedRow
{
    /// <summary>id as delivered.</summary>
    public string? Id { get; init; }

    /// <summary>1 for the first row of an id, 2 for a second row with the same id.</summary>
    public long Copy { get; init; }

    /// <summary>kind as delivered.</summary>
    public string? Kind { get; init; }

    /// <summary>title as delivered.</summary>
    public string? Title { get; init; }

    /// <summary>start_date as delivered.</summary>
    public string? StartDate { get; init; }

    /// <summary>end_date as delivered.</summary>
    public string? EndDate { get; init; }

    /// <summary>status as delivered.</summary>
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

    /// <summary>recorded_at as delivered.</summary>
    public string? RecordedAt { get; init; }

    /// <summary>changed_at as delivered.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>1 where the line carries an attribute, 0 where the activity has none.</summary>
    public long HasAttribute { get; init; }

    /// <summary>attribute as delivered.</summary>
    public string? AttributeName { get; init; }

    /// <summary>value as delivered.</summary>
    public string? AttributeValue { get; init; }
}
