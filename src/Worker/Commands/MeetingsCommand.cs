using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`meetings add` and `meetings list`.</summary>
internal static class MeetingsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string> committee = CommandOptions.Committee();
        Option<DateOnly> date = CommandOptions.Date("--date", "Tag der Sitzung");
        Option<TimeOnly?> time = new("--time")
        {
            Description = "Beginn, Ortszeit (HH:MM)", HelpName = "HH:MM", CustomParser = Time,
        };
        Command add = new("add", "Eine Sitzung eintragen") { committee, date, time };
        add.SetAction(parsed => Add(
            environment, environment.Get<Committees>().Find(parsed.GetRequiredValue(committee)), parsed.GetValue(date), parsed.GetValue(time)));
        Command list = new("list", "Alle Sitzungen mit dem Stand ihres Berichts");
        list.SetAction(_ => List(environment));
        return new Command("meetings", "Sitzungen") { add, list };
    }

    private static int Add(WorkerEnvironment environment, Committee committee, DateOnly date, TimeOnly? time)
    {
        environment.UsableDatabase();
        MeetingStore store = environment.Get<MeetingStore>();
        (Meeting meeting, bool isNew) = store.Add(committee, date, time, environment.Time.GetUtcNow());
        environment.Output.WriteLine(isNew
            ? $"Sitzung {meeting.Key} eingetragen. Der Bericht ist am {DueRule.DueDay(date):dd.MM.yyyy} um 07:00 Uhr fällig, Stichtag {DueRule.AsOf(date):dd.MM.yyyy}."
            : $"Sitzung {meeting.Key} ist schon eingetragen{(meeting.StartTime is TimeOnly start ? $", Beginn {start:HH:mm} Uhr" : "")}.");
        if (date < environment.Today)
        {
            environment.Output.WriteLine("Die Sitzung liegt in der Vergangenheit; es wird kein Bericht mehr erstellt.");
        }

        return 0;
    }

    private static int List(WorkerEnvironment environment)
    {
        environment.ExistingDatabase();
        MeetingStore store = environment.Get<MeetingStore>();
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("Sitzung", column => column.NoWrap = true)
            .AddColumns("Beginn", "Bericht fällig", "Stichtag", "Bericht");
        StoredReading<MeetingEntry> read = store.Read();
        ILookup<string, LedgerEntry> made = environment.Get<LedgerStore>().ReadEntries().Rows.ToLookup(entry => MeetingOf(entry.RunNumber));
        foreach (MeetingEntry entry in read.Rows)
        {
            Meeting meeting = entry.Meeting;
            table.AddRow(
                Terminal.Cell(meeting.Key),
                $"{meeting.Date:dd.MM.yyyy}{(meeting.StartTime is TimeOnly start ? $", {start:HH:mm} Uhr" : "")}",
                $"{DueRule.DueDay(meeting.Date):dd.MM.yyyy}", $"{DueRule.AsOf(meeting.Date):dd.MM.yyyy}",
                Terminal.Cell(ReportOf(entry, environment.Time) + ByHand(entry, made[meeting.Key])));
        }

        environment.Output.Write(table);
        return WorkerEnvironment.NameFaults(read.Faults);
    }

    // A report made by hand is in the ledger, and no delivery: the worker still makes its own when it is due.
    private static string ByHand(MeetingEntry entry, IEnumerable<LedgerEntry> made) =>
        entry.ReportNumber is null && made.LastOrDefault() is LedgerEntry last ? $"; von Hand erstellt, nicht zugestellt: {last.RunNumber}" : "";

    private static string MeetingOf(string runNumber) => runNumber.LastIndexOf('-') is int end and > 0 ? runNumber[..end] : runNumber;

    private static string ReportOf(MeetingEntry entry, TimeProvider time) => entry switch
    {
        { IsCancelled: true } => "entfällt",
        { ReportState: OccurrenceState.Delivered } => $"erstellt: {entry.ReportNumber}",
        { ReportState: OccurrenceState.Completed } => $"erstellt, Ordner noch unfertig: {entry.ReportNumber}",
        { ReportState: OccurrenceState.Claimed } => "in Arbeit",
        { ReportState: OccurrenceState.Failed } => "fehlgeschlagen, wird wiederholt",
        _ when DueRule.IsDue(entry.Meeting, time.GetUtcNow()) => "fällig",
        _ when BerlinTime.Today(time) >= entry.Meeting.Date => "nicht erstellt",
        _ => "noch nicht fällig",
    };

    private static TimeOnly? Time(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return time;
        }

        result.AddError($"„{text}“ ist keine Uhrzeit. Erwartet wird HH:MM, z. B. 16:00.");
        return null;
    }
}
