using System.Runtime.ExceptionServices;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
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
    /// <param name="connections">The database with the rows of then.</param>
    /// <param name="committee">The committee.</param>
    /// <param name="root">The demo's folder.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The report, delivered.</returns>
    public static async Task<AuswertungFiles> DeliverAsync(
        WorkerEnvironment environment, ConnectionFactory connections, Committee committee, string root, CancellationToken cancellation)
    {
        StandingClock clock = new(Due);
        MeetingStore meetings = new(connections, [committee]);
        meetings.Add(committee, MeetingDate, null, Due);
        LedgerStore ledger = new(connections, clock, ProgramVersion.Current);
        OccurrenceClaims claims = new(connections, clock, "Demo");
        MakeReport make = environment.ReportRun(connections).MakeAsync;
        AuswertungFiles? delivered = null;
        DueReports worker = new(
            meetings, claims,
            async (meeting, asOf, stopping) => delivered = await make(meeting, asOf, stopping),
            new ReportPublication(connections, ledger, claims, root), new ReportShelf(ledger, root), clock, NullLogger<DueReports>.Instance);
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
