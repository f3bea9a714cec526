using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Begründung der Bewertung in wenigen Worten, gedruckt hinter dem Wort der Bewertung: was die Zeile der Zustandstabelle sagt,
/// dazu ein Erreichen nach dem letzten Tag und was gegenüber dem Ausgangswert fehlt.
/// </summary>
internal static class StatusReason
{
    private const string BelowThreshold = "unter der Schwelle";

    /// <summary>The row's reason with what is said under any row.</summary>
    public static string Of(StatusRow row, RatedLine line)
    {
        string reason = row.AsksForDocuments && line.LacksOnlyDocuments ? Status.DocumentMissing.Printed() : row.Reason(line);
        string late = line.LateOn is DateOnly day
            ? $"{(line.Line.HasDeadline ? Wording.AfterDeadline : Wording.AfterLastDay)} erreicht am {GermanText.Day(day)}"
            : "";
        // Up to row 5 the line is not rated by what was counted, or has not begun: nothing is lost yet.
        return GermanText.Join(reason, late, row.Number > 5 ? Lost(line) : "");
    }

    /// <summary>Row 4: "7; vorgesehen genau 5".</summary>
    public static string Exceeded(RatedLine line) =>
        $"{Wording.Of(line.Actuals.Counted, line.Line.Target)}; vorgesehen {Wording.Of(line.Line.Target)}";

    /// <summary>Row 5.</summary>
    public static string NotBegun(RatedLine line) => $"Zeitraum beginnt am {GermanText.Day(line.Line.Period.From)}";

    /// <summary>Row 6: why there is nothing to judge.</summary>
    public static string WithoutBasis(RatedLine line) => line.Actuals.Counted switch
    {
        { WhyUnmeasured: string why } => why,
        { Coverage: { Of: > 0 } coverage } => $"Angaben bei {GermanText.Whole(coverage.With)} von {GermanText.Whole(coverage.Of)}",
        _ => line.Line.NoBasisText ?? line.Line.Measure.NoBasisText,
    };

    /// <summary>Row 7: more than a corridor foresees.</summary>
    public static string MoreThanForeseen(RatedLine line) =>
        TargetRules.IsAboveCorridor(line.Line.Target, line.Actuals.Counted) ? $"mehr als vorgesehen ({Exceeded(line)})" : "";

    /// <summary>Row 9.</summary>
    public static string BrokenByPlanned(RatedLine line) => line.Actuals.Counted.IsShare && line.Line.Target is not AtMost
        ? $"mit dem Geplanten {BelowThreshold}"
        : TargetRules.IsExceeded(line.Line.Target, line.Actuals.WithPlanned) ? "mehr geplant als vorgesehen"
        : line.UnsettledRows > 0 ? "mit dem Ungeklärten mehr als vorgesehen"
        : "mit dem Wartenden mehr als vorgesehen";

    /// <summary>Row 11: what is still undecided.</summary>
    public static string Undecided(RatedLine line)
    {
        string unsettled = line.UnsettledRows > 0
            ? Unsettled(line.UnsettledRows)
            : string.Join("; ", line.UnsettledElsewhere.Select(other => $"{Unsettled(other.Rows)} (unter {other.Line})"));
        return GermanText.Join(unsettled, Assessable(DecidingDay(line)));
    }

    private static string Unsettled(int rows) => rows == 1
        ? "Durchführung von 1 Termin ungeklärt"
        : $"Durchführung von {GermanText.Whole(rows)} Terminen ungeklärt";

    /// <summary>Row 12: "noch 2 zu planen".</summary>
    public static string ToPlan(RatedLine line)
    {
        if (HasThreshold(line))
        {
            return BelowThreshold;
        }

        long missing = Missing(line) - line.Actuals.WithPlanned.Waiting.Length;
        return missing > 0 ? $"noch {GermanText.Whole(missing)} zu planen" : "";
    }

    /// <summary>Row 13.</summary>
    public static string TooLittlePlanned(RatedLine line) =>
        HasThreshold(line) ? BelowThreshold : "nicht genug eingeplant";

    /// <summary>Row 14: the Erfassungsfrist, then the day on which waiting units can be judged.</summary>
    public static string AfterTheEnd(RatedLine line) => line.AsOf <= line.RecordingUntil
        ? $"Erfassungsfrist bis {GermanText.Day(line.RecordingUntil)}"
        : Assessable(DecidingDay(line));

    /// <summary>The first day on which row 14 can be judged.</summary>
    public static DateOnly? DayAfterTheEnd(RatedLine line) =>
        line.AsOf <= line.RecordingUntil ? line.RecordingUntil.AddDays(1) : DecidingDay(line);

    /// <summary>The day on which enough waiting units can be judged to reach the target, if all of them hold.</summary>
    public static DateOnly? DecidingDay(RatedLine line)
    {
        ImmutableArray<DateOnly> days = [.. line.Actuals.WithPlanned.Waiting.Select(unit => unit.DecidableFrom).Order()];
        return days.IsEmpty ? null : days[(int)Math.Clamp(Missing(line) - 1, 0, days.Length - 1)];
    }

    /// <summary>Whether more rows bring no unit nearer: a share or a figure stands above or below its target.</summary>
    private static bool HasThreshold(RatedLine line) => line.Actuals.Counted.IsShare || !line.Line.Measure.GrowsWithRows;

    private static long Missing(RatedLine line) =>
        line.Line.Target is Target target ? TargetRules.MissingUnits(target, line.Actuals.WithPlanned) : 0;

    private static string Assessable(DateOnly? day) => day is DateOnly known ? $"bewertbar ab {GermanText.Day(known)}" : "";

    /// <summary>Values of the baseline not seen in the period; partners are counted, not named.</summary>
    private static string Lost(RatedLine line)
    {
        Actual actual = line.Actuals.Counted;
        if (actual.LostValues.IsEmpty)
        {
            return "";
        }

        bool isPartner = line.Line.Measure.CountedValues is ValueRule rule && ActivityFields.PartnerAttributes.Contains(rule.Attribute);
        string what = isPartner
            ? GermanText.Whole(actual.LostValues.Length)
            : string.Join(", ", actual.LostValues.Select(line.Area.NameOf));
        return (line.HasEnded ? "entfallen: " : "noch offen: ") + what;
    }
}
