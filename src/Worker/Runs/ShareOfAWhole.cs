using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Tells what a line asks for from the whole of which it takes a share: every activity of a kind belongs to that, and says nothing by it.
/// </summary>
internal static class ShareOfAWhole
{
    /// <summary>The field that says what kind of activity it is.</summary>
    public const string Kind = "typ";

    /// <summary>Whether a line asks for an activity by more than its kind; a line that takes no share asks for all that it counts.</summary>
    /// <param name="line">A line.</param>
    /// <param name="row">An activity of its evidence.</param>
    public static bool AsksFor(Measurement line, Activity row) =>
        !line.Line.Measure.IsShare || line.Line.Measure.Selections.Any(selection => IsMetBy(selection, row));

    private static bool IsMetBy(Selection selection, Activity row) => selection.Conditions.Any(condition => condition is not HasAny { Attribute: Kind })
        && selection.Conditions.All(condition => condition switch
        {
            HasAny any => ActivityFields.HasAny(row, any.Attribute, any.AnyOf),
            IsPresent present => ActivityFields.HasSome(row, present.Attribute) == present.Expected,
            _ => true,
        });
}
