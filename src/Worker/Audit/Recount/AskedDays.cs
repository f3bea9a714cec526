using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// The days on which an activity must have begun so that a step of the statement can ask for it: each step says so when it is written. What began on
/// other days is left out before anything else is done with it; only a doubled id is noticed on it.
/// </summary>
internal sealed class AskedDays
{
    private readonly List<Period> periods = [];
    private readonly SortedSet<DateOnly> agreementsInForceOn = [];

    /// <summary>A step asks for activities that began in a period.</summary>
    public void Ask(Period period) => periods.Add(period);

    /// <summary>A step asks for agreements that began before a day and were in force on it (Z-15).</summary>
    public void AskAgreementsInForceOn(DateOnly day) => agreementsInForceOn.Add(day);

    /// <summary>The condition over the columns of the view. Days compare as text, which is their order; what is no day is rejected anyway.</summary>
    public string Condition(SqlDialect dialect)
    {
        string begin = dialect.DayAsText("start_date");
        string end = dialect.DayAsText("end_date");
        return SqlText.Any(
        [
            .. Spans().Select(span => new Clause(
                $"begonnen vom {SqlText.German(span.From)} bis {SqlText.German(span.To)}: Alles andere liegt außerhalb jedes Zeitraums, der hier gefragt ist (Z-3)",
                $"({begin} >= {dialect.Day(span.From)} AND {begin} <= {dialect.Day(span.To)})")),
            .. agreementsInForceOn.Select(day => new Clause(
                $"Vereinbarungen, die vor dem {SqlText.German(day)} begonnen haben und an ihm noch galten (Z-15)",
                $"({dialect.IsCode(dialect.AsText("kind"), "cooperation")} AND {begin} < {dialect.Day(day)} AND ({dialect.IsMissing(end)} OR {end} >= {dialect.Day(day)}))")),
        ]);
    }

    /// <summary>The periods in order; those that meet or overlap are one.</summary>
    private List<Period> Spans()
    {
        List<Period> spans = [];
        foreach (Period period in periods.OrderBy(period => period.From))
        {
            if (spans.Count > 0 && period.From.DayNumber <= spans[^1].To.DayNumber + 1)
            {
                spans[^1] = spans[^1] with { To = period.To > spans[^1].To ? period.To : spans[^1].To };
            }
            else
            {
                spans.Add(period);
            }
        }

        return spans;
    }
}
