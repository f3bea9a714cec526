using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Which Fristen of a line passed between two Stichtage: what changes a state although no row did.</summary>
internal static class TimeReasons
{
    /// <summary>The Fristen that the new state speaks of; without <paramref name="onlyDeciding"/> all that passed.</summary>
    /// <param name="before">The line then.</param>
    /// <param name="after">The line now.</param>
    /// <param name="earlier">Stichtag then.</param>
    /// <param name="later">Stichtag now.</param>
    /// <param name="onlyDeciding">Whether to leave out what the new state does not depend on.</param>
    public static IEnumerable<ChangeReason> Of(
        Measurement before, Measurement after, DateOnly earlier, DateOnly later, bool onlyDeciding)
    {
        return Passed(after, earlier, later)
            .Where(passed => !onlyDeciding || Decides(passed.Kind, before, after))
            .Select(passed => new ChangeReason(ChangeCause.Time, $"{passed.Text} {GermanText.Day(passed.Day)}"));
    }

    private static bool Decides(Frist kind, Measurement before, Measurement after) => kind switch
    {
        Frist.Begin => before.StatusRow.Number == 5,
        Frist.Planning => after.StatusRow.Number == 13,
        Frist.End => after.StatusRow.Number >= 14,
        Frist.Recording => after.StatusRow.Number is 7 or 15 or 16 && before.StatusRow.Number is 10 or 14,
        _ => false,
    };

    private static IEnumerable<Passing> Passed(Measurement line, DateOnly earlier, DateOnly later)
    {
        foreach ((Measurement part, string whose) in line.SubPeriods
            .Select(part => (part.Result, $" ({part.Label})")).Prepend((line, "")))
        {
            Indicator rule = part.Line;
            DateOnly recording = part.RecordingUntil;
            // A first or last day takes effect on the day itself, a Frist on the day after it.
            (Frist, string, DateOnly, DateOnly)[] days =
            [
                (Frist.Begin, $"Zeitraum{whose} begann am", rule.Period.From, rule.Period.From),
                (Frist.Planning, $"Planungsfrist{whose} endete am", Deadlines.PlanningUntil(rule), Deadlines.PlanningUntil(rule).AddDays(1)),
                (Frist.End, $"Zeitraum{whose} endete am", part.LastDay, part.LastDay),
                (Frist.Recording, $"Erfassungsfrist{whose} endete am", recording, recording.AddDays(1)),
            ];
            foreach ((Frist kind, string text, DateOnly day, DateOnly effect) in days)
            {
                if (effect > earlier && effect <= later)
                {
                    yield return new Passing(kind, text, day);
                }
            }
        }
    }

    private enum Frist
    {
        Begin,
        Planning,
        End,
        Recording,
    }

    private sealed record Passing(Frist Kind, string Text, DateOnly Day);
}
