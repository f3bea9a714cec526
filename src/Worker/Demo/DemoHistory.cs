using System.Runtime.ExceptionServices;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace KiIndicators.Worker.Demo;

/// <summary>The report before the demo's own: delivered by the worker in February, from the data of then.</summary>
internal static class DemoHistory
{
    /// <summary>Day of the earlier meeting.</summary>
    public static readonly DateOnly MeetingDate = new(2026, 2, 26);

    // The moment at which the worker found the report due: 07:00, Europe/Berlin, 17 days before the meeting.
    private static readonly DateTimeOffset Due = new(2026, 2, 9, 7, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Enters the meeting and lets the worker look for what is due.</summary>
    /// <param name="environment">Settings and engines.</param>
    /// <param name="database">The database with the rows of then.</param>
    /// <param name="committee">The committee.</param>
    /// <param name="root">The demo's folder.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The report, delivered.</returns>
    public static async Task<FinishedReport> DeliverAsync(
        WorkerEnvironment environment, SqlDatabase database, Committee committee, string root, CancellationToken cancellation)
    {
        StandingClock clock = new(Due);
        MeetingStore meetings = new(database, [committee]);
        meetings.Add(committee, MeetingDate, null, Due);
        LedgerStore ledger = new(database, clock, ProgramVersion.Current);
        MakeReport make = environment.ReportRun(database).MakeAsync;
        FinishedReport? delivered = null;
        DueReports worker = new(
            meetings, new OccurrenceClaims(database, clock, "Demo"),
            async (meeting, asOf, stopping) => delivered = await make(meeting, asOf, stopping),
            new ReportPublication(ledger, root), new ReportShelf(ledger, root), clock, NullLogger<DueReports>.Instance);
        try
        {
            await worker.MakeAsync(cancellation);
        }
        catch (AggregateException failures) when (failures.InnerExceptions is [UserError only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        return delivered ?? throw new InvalidOperationException("Der frühere Bericht der Demo war nicht fällig.");
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
