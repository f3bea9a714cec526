using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Digest;

/// <summary>The Lage of today: the blocks of the digest at any time, from today's rows. It writes nothing.</summary>
/// <param name="source">Reads rows, evaluates them and counts them a second time.</param>
/// <param name="records">Knows the last report.</param>
/// <param name="meetings">The meetings.</param>
/// <param name="calendar">What is planned for them.</param>
internal sealed class LageRun(EvaluationSource source, RecordedRuns records, MeetingStore meetings, ReportCalendar calendar)
{
    /// <summary>Reads and judges.</summary>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="since">The day since which changes are told; null: since the last delivered report.</param>
    /// <param name="assumptions">What is assumed, each for itself.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="UserError">The database cannot be read, or a line is unknown.</exception>
    public (Auswertung Auswertung, Briefing Briefing) Make(DateOnly asOf, DateOnly? since, ImmutableArray<WhatIf> assumptions, DateTimeOffset now)
    {
        Auswertung? earlier = since is DateOnly day ? source.Evaluate(day) : records.LastDelivered();
        if (earlier?.AsOf >= asOf)
        {
            earlier = null;
        }

        Auswertung auswertung = source.Evaluate(asOf, new EvaluationWish { ComparedWith = new(earlier) });
        DateOnly read = asOf.AddDays(1);
        BriefingInput input = new(
            new ReportInput(auswertung, "")
            {
                RemarksUpTo = read,
                Comparison = earlier is null ? null : RunComparer.Compare(RecordedRuns.Compared(earlier), RecordedRuns.Compared(auswertung)),
            },
            calendar.Plan(meetings.All(), now), calendar.Days, read)
        {
            Since = earlier is null ? null : earlier.Number is not null ? $"dem letzten Bericht zum {GermanText.Day(earlier.AsOf)}" : $"dem {GermanText.Day(earlier.AsOf)}",
            SinceNote = earlier is null ? "Es gibt noch keine frühere Auswertung; mit --since DATUM wird mit einem Tag verglichen."
                : earlier.Number is null ? "Verglichen ist mit demselben Datenbestand zu jenem Tag; was danach nachgetragen wurde, gilt darin schon." : "",
        };
        Briefing briefing = BriefingBuilder.Situation(input);
        return (auswertung, briefing with { Blocks = [.. assumptions.Select(assumption => assumption.Build(auswertung)), .. briefing.Blocks] });
    }
}
