using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>Begründung einer Zeile, die je Teilzeitraum bewertet wird: welche Abschnitte den Ausschlag geben.</summary>
internal static class SubPeriodReason
{
    /// <summary>Row 7: parts that say more than their state.</summary>
    public static string OfThoseThatSaySomething(RatedLine line) =>
        Named(line, part => part.Rating.Reason.Length > 0, part => part.Rating.Reason);

    /// <summary>Rows 11 and 14: parts that cannot be judged yet.</summary>
    public static string OfTheUndecided(RatedLine line) => Named(
        line, part => part.Rating.Status is Status.NotYetAssessable or Status.DocumentMissing, StateOf);

    /// <summary>Row 13: parts that failed or are at risk.</summary>
    public static string OfTheFailed(RatedLine line) => Named(
        line, part => part.Rating.Status is Status.NotReached or Status.PartlyReached or Status.AtRisk, StateOf);

    /// <summary>Row 12: how many are to be planned in all parts. Z-8: a part whose Belege are missing needs no more planning.</summary>
    public static string ToPlan(RatedLine line)
    {
        long missing = line.Parts.Where(part => !part.WaitsForDocuments)
            .Sum(part => part.Target is Target target ? TargetRules.MissingUnits(target, part.WithPlanned) : 0);
        return GermanText.Join(
            missing > 0 ? $"noch {GermanText.Whole(missing)} zu planen" : Named(line, part => part.WaitsForDocuments, _ => Status.DocumentMissing.Printed()),
            // A part that has not begun is open, whatever is planned in it (row 5).
            Named(line, part => TargetRules.IsExceeded(part.Target, part.WithPlanned), _ => "mehr geplant als vorgesehen"));
    }

    private static string Named(RatedLine line, Func<RatedPart, bool> decides, Func<RatedPart, string> said) =>
        string.Join("; ", line.Parts.Where(decides).Select(part => $"{part.Label} {said(part)}"));

    private static string StateOf(RatedPart part) => part.Rating.Status.Printed();
}
