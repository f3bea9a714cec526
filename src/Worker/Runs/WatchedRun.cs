using System.Diagnostics;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Runs of the worker, watched: each is measured, and what keeps a report from being made is noted for `status`, with its reason.
/// </summary>
/// <param name="troubles">Where it is noted.</param>
/// <param name="telemetry">What is measured.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class WatchedRun(ReportTroubles troubles, Telemetry telemetry, TimeProvider time, ILogger<WatchedRun> log)
{
    /// <summary>Kind of a meeting's report, in claims, notes and measurements.</summary>
    public const string Report = "report";

    /// <summary>Kind of a Vorabfassung.</summary>
    public const string Draft = "draft";

    /// <summary>Makes the files of a report.</summary>
    public async Task<AuswertungFiles> MakeAsync(Meeting meeting, string kind, Func<Task<AuswertungFiles>> make)
    {
        long started = time.GetTimestamp();
        using Activity? trace = telemetry.Source.StartActivity("Auswertung");
        trace?.SetTag("meeting", meeting.Key).SetTag("kind", kind);
        string outcome = "made";
        try
        {
            AuswertungFiles report = await make();
            trace?.SetTag("number", report.Number.ToString());
            if (report.Auswertung.Withheld.Count > 0)
            {
                telemetry.Withheld(kind, report.Auswertung.Withheld.Count);
            }

            return report;
        }
        catch (Exception exception)
        {
            outcome = OutcomeOf(exception);
            trace?.SetStatus(ActivityStatusCode.Error, exception.Message);
            Note(meeting, kind, exception);
            throw;
        }
        finally
        {
            trace?.SetTag("outcome", outcome);
            telemetry.Ended(kind, outcome, time.GetElapsedTime(started));
        }
    }

    /// <summary>Records and delivers a report that is made; what went wrong is noted, and forgotten where nothing does.</summary>
    public ReportFolder? Deliver(Meeting meeting, string kind, Func<ReportFolder?> deliver)
    {
        try
        {
            ReportFolder? folder = deliver();
            if (folder is not null)
            {
                Try(meeting, () => troubles.Clear(meeting, kind));
            }

            return folder;
        }
        catch (Exception exception)
        {
            Note(meeting, kind, exception);
            throw;
        }
    }

    private static string OutcomeOf(Exception exception) => exception switch
    {
        ReportHeld => "held",
        ReportUnneeded => "unneeded",
        OperationCanceledException => "cancelled",
        _ => "failed",
    };

    private void Note(Meeting meeting, string kind, Exception exception)
    {
        TroubleKind? trouble = exception switch
        {
            ReportHeld => TroubleKind.Held,
            ReportUnneeded => TroubleKind.Unneeded,
            OperationCanceledException or ReportBusy => null, // stopped, or another worker is at it: nothing is wrong
            _ => TroubleKind.Failed,
        };
        if (trouble is TroubleKind known)
        {
            string reason = exception is UserError ? exception.Message : $"Programmfehler: {exception.Message}";
            Try(meeting, () => troubles.Note(meeting, kind, new ReportTrouble(known, time.GetUtcNow(), reason)));
        }
    }

    // The note is for whoever asks later; the run itself must not fail for it.
    private void Try(Meeting meeting, Action note)
    {
        try
        {
            note();
        }
        catch (UserError error)
        {
            LogNotNoted(meeting.Key, error.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Was mit dem Bericht zur Sitzung {Meeting} ist, ließ sich nicht vermerken; „kiindicators status“ nennt es nicht. {Reason}")]
    private partial void LogNotNoted(string meeting, string reason);
}
