using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Rating;

/// <summary>Begründung einer Zeile, die je Teilzeitraum bewertet wird: welche Abschnitte den Ausschlag geben.</summary>
internal static class SubPeriodReason
{
    /// <summary>The reason for the row of the state table that applied.</summary>
    public static string Of(int statusRow, ImmutableArray<SubMeasurement> parts, Indicator line) => statusRow switch
    {
        5 => $"Zeitraum beginnt am {Wording.Day(line.Period.From)}",
        7 => Named(parts, part => part.Reason.Length > 0, part => part.Reason),
        11 or 14 => Named(
            parts, part => part.Status is Status.NotYetAssessable or Status.DocumentMissing, part => part.Status.Printed()),
        12 => ToPlan(parts),
        13 => Named(
            parts, part => part.Status is Status.NotReached or Status.PartlyReached or Status.AtRisk,
            part => part.Status.Printed()),
        _ => "",
    };

    private static string Named(
        ImmutableArray<SubMeasurement> parts, Func<Measurement, bool> decides, Func<Measurement, string> said) =>
        string.Join("; ", parts.Where(part => decides(part.Result)).Select(part => $"{part.Label} {said(part.Result)}"));

    private static string ToPlan(ImmutableArray<SubMeasurement> parts)
    {
        // Z-8: a part whose reason is a missing Beleg needs no more planning.
        string document = Status.DocumentMissing.Printed();
        int missing = parts.Where(part => part.Result.Reason != document).Sum(part => part.Result.Target is Target target
            ? TargetRules.MissingUnits(target, WithPlanned(part.Result))
            : 0);
        return missing > 0
            ? $"noch {Wording.Whole(missing)} zu planen"
            : Named(parts, part => part.Reason == document, part => part.Reason);
    }

    /// <summary>The count of a part with what is planned in it.</summary>
    internal static Actual WithPlanned(Measurement part) =>
        part.Actual with { Number = part.Actual.Units + part.Planned };
}
