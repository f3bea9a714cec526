using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Jüngste Kennzahl (Z-17): bis zum Stichtag begonnen; von mehreren die mit dem späteren Ende, dann die mit dem späteren Beginn, dann die
/// zuletzt erfasste oder geänderte, dann die mit der höheren Nummer. Eine Kennzahl ohne Ende endet an ihrem Tag.
/// </summary>
internal static class LatestFigure
{
    /// <summary>What is asked of a figure, in German.</summary>
    public const string Required = "jüngste bis zum Stichtag; bei gleichem Tag die zuletzt erfasste";

    /// <summary>The latest figure of a selection; null: there is none. One dated after AsOf is no plan that could be kept; it says nothing yet.</summary>
    public static Activity? Of(ImmutableArray<Activity> rows, Selection selection, LineContext context) =>
        rows.Where(row => row.StartDate <= context.AsOf && selection.IsMet(row, context))
            .OrderBy(row => row.EndDate ?? row.StartDate).ThenBy(row => row.StartDate).ThenBy(LastTouched)
            .ThenBy(row => row.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>Figures that fit by themselves and are not the ones that hold.</summary>
    public static ImmutableArray<UnmetRow> Unmet(IEnumerable<Activity> rows, string required) => [.. rows.Select(row =>
        new UnmetRow(row.Id, new FailedCondition("kennzahl", required, $"Kennzahl vom {DayOf(row)}")))];

    /// <summary>The unit of a figure, in German: "in VZÄ/100", "ohne Einheit".</summary>
    public static string UnitOf(Activity row) => InUnit(row.Unit);

    /// <summary>A unit in German: "in VZÄ/100", "ohne Einheit".</summary>
    public static string InUnit(string? unit) => string.IsNullOrEmpty(unit) ? "ohne Einheit" : $"in {unit}";

    /// <summary>The day or the period of a figure, in German.</summary>
    public static string DayOf(Activity row) => GermanText.DayOrSpan(DaysOf(row));

    /// <summary>The day of a figure as first and last day, or its period.</summary>
    public static Period DaysOf(Activity row) => new(row.StartDate, row.EndDate is DateOnly end && end > row.StartDate ? end : row.StartDate);

    /// <summary>What a baseline keeps of a figure beside its number.</summary>
    public static BaselineFigure AsBaseline(Activity row) => new(string.IsNullOrEmpty(row.Unit) ? null : row.Unit, DaysOf(row));

    private static DateOnly LastTouched(Activity row) =>
        row.ChangedOn > row.RecordedOn || row.RecordedOn is null ? row.ChangedOn ?? DateOnly.MinValue : row.RecordedOn.Value;
}
