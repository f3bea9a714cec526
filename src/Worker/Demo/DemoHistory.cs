using System.Runtime.ExceptionServices;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Demo;

/// <summary>The report before the demo's own: delivered by the worker in February, from the data of then.</summary>
internal static class DemoHistory
{
    /// <summary>Day of the earlier meeting.</summary>
    public static readonly DateOnly MeetingDate = new(2026, 2, 26);

    /// <summary>Name of the worker that delivered it.</summary>
    public static readonly WorkerName Worker = new("Demo");

    // The moment at which the worker found the report due: 07:00, Europe/Berlin, 17 days before the meeting.
    private static readonly DateTimeOffset Due = new(2026, 2, 9, 7, 0, 0, TimeSpan.FromHours(1));

    /// <summary>The clock of then; it stands still.</summary>
    public static TimeProvider Clock { get; } = new StandingClock();

    /// <summary>Enters the meeting and lets the worker look for what is due.</summary>
    /// <param name="meetings">The meetings of the database with the rows of then.</param>
    /// <param name="worker">The worker over that database, at the clock of then.</param>
    /// <param name="committee">The committee.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>Auswertungsnummer of the delivered report.</returns>
    public static async Task<RunNumber> DeliverAsync(
        MeetingStore meetings, DueReports worker, Committee committee, CancellationToken cancellation)
    {
        (Meeting meeting, _) = meetings.Add(committee, MeetingDate, null, Due);
        try
        {
            await worker.MakeAsync(cancellation);
        }
        catch (AggregateException failures) when (failures.InnerExceptions is [UserError only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        return meetings.All().First(entry => entry.Meeting.Key == meeting.Key).ReportNumber is string number
            ? RunNumber.Parse(number)
            : throw new InvalidOperationException("Der frühere Bericht der Demo war nicht fällig.");
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Due.ToUniversalTime();
    }
}
