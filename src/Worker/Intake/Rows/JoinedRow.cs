using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// One line of ReadActivities: an activity, not yet with its attributes, and one of them.
/// </summary>
/// <param name="Row">The activity's own columns.</param>
/// <param name="Attribute">What the join adds.</param>
internal sealed record JoinedRow(ActivityRow Row, JoinedAttribute Attribute);

/// <summary>
/// What the join adds to an activity's line. Columns and properties have the same names.
/// </summary>
internal sealed class JoinedAttribute
{
    /// <summary>1 for the first row of an id, 2 for a second row with the same id; the first column after the activity's own.</summary>
    public long Copy { get; init; }

    /// <summary>1 where the line carries an attribute, 0 where the activity has none.</summary>
    public long HasAttribute { get; init; }

    /// <summary>attribute as delivered.</summary>
    public string? AttributeName { get; init; }

    /// <summary>value as delivered.</summary>
    public string? AttributeValue { get; init; }
}
