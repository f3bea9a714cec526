using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Begründung der Bewertung in wenigen Worten, gedruckt hinter dem Wort der Bewertung.
/// </summary>
internal static class StatusReason
{
    /// <summary>The reason for the row of the state table that applied.</summary>
    public static string Of(int statusRow, Actuals actuals, LineRows rows, DateOnly? lateOn, LineContext context)
    {
        Indicator line = context.Line;
        string reason = statusRow switch
        {
            1 => ((NoMeasure)line.Measure).Reason,
            4 => $"{Wording.Of(actuals.Counted, line.Target)}; vorgesehen {Wording.Of(line.Target)}",
            5 => $"Zeitraum beginnt am {Wording.Day(line.Period.From)}",
            6 => WithoutBasis(actuals.Counted, line),
            7 when TargetRules.IsAboveCorridor(line.Target, actuals.Counted) =>
                $"mehr als vorgesehen ({Wording.Of(actuals.Counted, line.Target)}; vorgesehen {Wording.Of(line.Target)})",
            12 or 13 when line.Target is Target target && TargetRules.IsMet(target, actuals.WithPlannedAndDocuments) =>
                Status.DocumentMissing.Printed(),
            9 => actuals.Counted.IsShare && line.Target is not AtMost ? "mit dem Geplanten unter der Schwelle" : "mehr geplant als vorgesehen",
            11 => Undecided(actuals, rows, context),
            12 => ToPlan(actuals, line),
            13 => actuals.Counted.IsShare ? "unter der Schwelle" : "nicht genug eingeplant",
            14 => AfterTheEnd(actuals, context),
            _ => "",
        };
        string late = lateOn is DateOnly day ? $"nach Fristablauf erreicht am {Wording.Day(day)}" : "";
        return Join(reason, late, Lost(statusRow, actuals.Counted, context));
    }

    /// <summary>The first day on which an undecided line can be judged; null where none is known.</summary>
    public static DateOnly? AssessableFrom(int statusRow, Actuals actuals, LineContext context) => statusRow switch
    {
        11 => DecidingDay(actuals, context),
        14 when context.AsOf <= Deadlines.RecordingUntil(LastDay(context)) =>
            Deadlines.RecordingUntil(LastDay(context)).AddDays(1),
        14 => DecidingDay(actuals, context),
        _ => null,
    };

    private static string WithoutBasis(Actual actual, Indicator line) =>
        actual is { IsMeasured: false, Coverage: { With: > 0 } numbers } && line.Measure is Sum
            ? "Summe zu groß"
        : actual.Coverage is Coverage coverage && coverage.Of > 0
            ? $"Angaben bei {Wording.Whole(coverage.With)} von {Wording.Whole(coverage.Of)}"
        : line.NoBasisText ?? (line.Measure is Sum ? "keine Angaben" : "keine Grundmenge");

    private static string Undecided(Actuals actuals, LineRows rows, LineContext context)
    {
        string unsettled = rows.Unsettled.Length switch
        {
            0 => "",
            1 => "Durchführung von 1 Termin ungeklärt",
            int many => $"Durchführung von {Wording.Whole(many)} Terminen ungeklärt",
        };
        string waiting = DecidingDay(actuals, context) is DateOnly day ? $"bewertbar ab {Wording.Day(day)}" : "";
        return Join(unsettled, waiting);
    }

    private static string ToPlan(Actuals actuals, Indicator line)
    {
        if (actuals.Counted.IsShare)
        {
            return "unter der Schwelle";
        }

        int missing = line.Target is Target target ? TargetRules.MissingUnits(target, actuals.WithPlanned) : 0;
        missing -= actuals.WithPlanned.Waiting.Length;
        return missing > 0 ? $"noch {Wording.Whole(missing)} zu planen" : "";
    }

    private static string AfterTheEnd(Actuals actuals, LineContext context)
    {
        DateOnly until = Deadlines.RecordingUntil(LastDay(context));
        return context.AsOf <= until
            ? $"Erfassungsfrist bis {Wording.Day(until)}"
            : DecidingDay(actuals, context) is DateOnly day ? $"bewertbar ab {Wording.Day(day)}" : "";
    }

    /// <summary>The day on which enough waiting units can be judged to reach the target, if all of them hold.</summary>
    private static DateOnly? DecidingDay(Actuals actuals, LineContext context)
    {
        ImmutableArray<DateOnly> days =
            [.. actuals.WithPlanned.Waiting.Select(unit => unit.DecidableFrom).Order()];
        int missing = context.Line.Target is Target target
            ? TargetRules.MissingUnits(target, actuals.WithPlanned)
            : 0;
        return days.IsEmpty ? null : days[Math.Clamp(missing - 1, 0, days.Length - 1)];
    }

    private static string Lost(int statusRow, Actual actual, LineContext context)
    {
        if (statusRow <= 5 || actual.LostValues.IsEmpty)
        {
            return "";
        }

        bool isPartner = context.Line.Measure is Growth { Rule: ValueRule rule }
            && ActivityFields.PartnerAttributes.Contains(rule.Attribute);
        string what = isPartner
            ? Wording.Whole(actual.LostValues.Length)
            : string.Join(", ", actual.LostValues.Select(context.Area.NameOf));
        return (context.AsOf >= LastDay(context) ? "entfallen: " : "noch offen: ") + what;
    }

    private static DateOnly LastDay(LineContext context) => context.Line.Measure.LastDay(context.Line.Period);

    private static string Join(params ReadOnlySpan<string> parts)
    {
        List<string> said = [];
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                said.Add(part);
            }
        }

        return string.Join("; ", said);
    }
}
