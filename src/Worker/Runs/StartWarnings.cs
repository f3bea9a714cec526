using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Meetings;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>What is no fault and yet keeps a worker from ever making a report: it would run for ever, green, and nobody would know.</summary>
/// <param name="database">The database.</param>
/// <param name="catalogue">The Zielkatalog.</param>
/// <param name="meetings">The meetings.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class StartWarnings(
    SqlDatabase database, LoadedCatalogue catalogue, MeetingStore meetings, TimeProvider time, ILogger<StartWarnings> log)
{
    private const string Activities = "activity";

    /// <summary>Says what there is.</summary>
    public void Tell()
    {
        DateOnly today = BerlinTime.Today(time);
        if (!meetings.All().Any(entry => !entry.IsCancelled && entry.Meeting.Date >= today))
        {
            LogNoMeeting(database.Name);
        }

        ViewRows rows = ContractViews.Count(database, Activities);
        if (rows.Fault is string fault)
        {
            LogUnreadable(fault);
        }
        else if (rows.Rows == 0)
        {
            LogNoRow(database.Name);
        }
        else
        {
            TellWords();
        }
    }

    private void TellWords()
    {
        try
        {
            foreach (string sentence in NeverRecorded.Warnings(catalogue.Programmes, database))
            {
                LogWord(sentence);
            }
        }
        catch (UserError error)
        {
            LogUnreadable(error.Message); // a view that is broken today may be mended before a report falls due
        }
    }

    [LoggerMessage(LogLevel.Warning, "In {Database} steht keine kommende Sitzung; es wird kein Bericht entstehen. Bitte mit „kiindicators meetings add“ eintragen oder Database:ConnectionString prüfen.")]
    private partial void LogNoMeeting(string database);

    [LoggerMessage(LogLevel.Warning, "Die Sicht activity in {Database} gibt keine Zeile; jeder Bericht wäre leer. Bitte die Anbindung prüfen („kiindicators db status“).")]
    private partial void LogNoRow(string database);

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private partial void LogWord(string sentence);

    [LoggerMessage(LogLevel.Error, "Die Aktivitäten lassen sich nicht lesen; es wird kein Bericht entstehen. {Reason}")]
    private partial void LogUnreadable(string reason);
}
