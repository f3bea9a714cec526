using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>A Frist of a line that passed between two Stichtage.</summary>
/// <param name="Text">What passed, e.g. "Zeitraum endete am".</param>
/// <param name="Day">Its day.</param>
/// <param name="Effect">First day on which it shows.</param>
internal sealed record PassedFrist(string Text, DateOnly Day, DateOnly Effect)
{
    /// <summary>As a reason.</summary>
    public ChangeReason Reason => new(ChangeCause.Time, $"{Text} {GermanText.Day(Day)}");

    /// <summary>All Fristen of the line and its parts that passed, those of the line first.</summary>
    public static IEnumerable<PassedFrist> Of(Measurement line, DateOnly earlier, DateOnly later) => line.SubPeriods
        .Select(part => (part.Result, Whose: $" ({part.Label})")).Prepend((Result: line, Whose: ""))
        .SelectMany(part => All(part.Result, part.Whose))
        .Where(frist => frist.Effect > earlier && frist.Effect <= later);

    // A first or last day takes effect on the day itself, a Frist on the day after it.
    private static IEnumerable<PassedFrist> All(Measurement part, string whose)
    {
        Indicator rule = part.Line;
        DateOnly recording = part.RecordingUntil;
        return
        [
            new($"Zeitraum{whose} begann am", rule.Period.From, rule.Period.From),
            new($"Planungsfrist{whose} endete am", Deadlines.PlanningUntil(rule), Deadlines.PlanningUntil(rule).AddDays(1)),
            new($"Zeitraum{whose} endete am", part.LastDay, part.LastDay),
            new($"Erfassungsfrist{whose} endete am", recording, recording.AddDays(1)),
        ];
    }
}
