using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What differs for all lines of a programme at once: Bezugsraum and Erfassungsfrist.</summary>
/// <param name="line">The line that is compared.</param>
/// <param name="again">The rules of then and now.</param>
internal sealed class ProgrammeChanges(string line, Reevaluation again)
{
    /// <summary>The changes, one for each programme in which the line or one on which it leans stands.</summary>
    public IEnumerable<Change> All() => again.Upstream(line).Prepend(line)
        .GroupBy(id => again.Now[id].Programme.Id, StringComparer.Ordinal)
        .SelectMany(lines => Area([.. lines.Where(ReadsPlaces)]).Concat(RecordingTimes([.. lines])));

    private bool ReadsPlaces(string id) =>
        again.Now[id].Line.Measure.Reads.Contains("kommune") || again.Then[id].Line.Measure.Reads.Contains("kommune");

    private IEnumerable<Change> Area(ImmutableArray<string> lines)
    {
        if (lines.IsEmpty || !RuleChanges.Differ(Then(lines).Area, Now(lines).Area))
        {
            return [];
        }

        Period period = again.Now[lines[0]].Line.Period;
        return Of(
            lines, now => now with { Area = Then(lines).Area }, ChangeCause.ReferenceSet, $"Bezugsraum{Whose(lines)} geändert",
            Places(Then(lines).Area, period), Places(Now(lines).Area, period));
    }

    private IEnumerable<Change> RecordingTimes(ImmutableArray<string> lines)
    {
        Indicator first = again.Now[lines[0]].Line;
        DateOnly lastDay = first.Measure.LastDay(first.Period);
        return !RuleChanges.Differ(Then(lines).RecordingTimes, Now(lines).RecordingTimes) ? [] : Of(
            lines, now => now with { RecordingTimes = Then(lines).RecordingTimes }, ChangeCause.Rule, $"Zählregel{Whose(lines)} geändert (Erfassungsfrist)",
            GermanText.Day(Then(lines).RecordingUntil(lastDay)), GermanText.Day(Now(lines).RecordingUntil(lastDay)));
    }

    private IEnumerable<Change> Of(
        ImmutableArray<string> lines, Func<Programme, Programme> takeBack, ChangeCause cause, string text, string before, string after) =>
    [
        new Change(
            setting => lines.Aggregate(setting, (taken, id) => taken.With(id, rules => rules with { Programme = takeBack(rules.Programme) })),
            () => [new ChangeReason(cause, text, $"vorher {before}; jetzt {after}")],
            lines[0] == line,
            lines[0] == line && before != after),
    ];

    private Programme Then(ImmutableArray<string> lines) => again.Then[lines[0]].Programme;

    private Programme Now(ImmutableArray<string> lines) => again.Now[lines[0]].Programme;

    private string Whose(ImmutableArray<string> lines) => lines[0] == line ? "" : $" von {lines[0]}";

    private static string Places(ReferenceArea area, Period period) =>
        RuleChanges.List(area.InForceOn(period.To).Ags.Select(area.NameOf).Order(StringComparer.Ordinal));
}
