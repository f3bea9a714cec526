using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.Lists;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`meetings add`, `move`, `cancel`, `import`, `sync`, `list` and `explain`.</summary>
internal static class MeetingsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment) => new("meetings", "Sitzungen")
    {
        Add(environment), Move(environment), Cancel(environment), Import(environment), Sync(environment), List(environment), Explain(environment),
    };

    private static Command Add(WorkerEnvironment environment)
    {
        Option<string> committee = CommandOptions.Committee();
        Option<DateOnly> date = CommandOptions.Date("--date", "Tag der Sitzung");
        Option<TimeOnly?> time = TimeOption("Beginn, Ortszeit (HH:MM)");
        Command command = new("add", "Eine Sitzung eintragen, oder bestätigen, dass sie stattfindet") { committee, date, time };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            (Meeting meeting, bool isNew) = environment.Get<MeetingStore>().Add(
                environment.Get<Committees>().Find(parsed.GetRequiredValue(committee)), parsed.GetValue(date), parsed.GetValue(time), environment.Time.GetUtcNow());
            environment.Output.WriteLine(isNew
                ? $"Sitzung {meeting.Key} eingetragen. {Dates(environment, meeting)}"
                : $"Sitzung {meeting.Key} ist schon eingetragen{(meeting.StartTime is TimeOnly start ? $", Beginn {start:HH:mm} Uhr" : "")}.");
            WarnOfPast(environment, meeting);
            return 0;
        });
        return command;
    }

    private static Command Move(WorkerEnvironment environment)
    {
        Argument<string> key = CommandOptions.Meeting();
        Option<DateOnly> date = CommandOptions.Date("--date", "neuer Tag der Sitzung");
        Option<TimeOnly?> time = TimeOption("neuer Beginn, Ortszeit (HH:MM); ohne Angabe bleibt er");
        Command command = new("move", "Eine Sitzung verlegen") { key, date, time };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            MeetingStore store = environment.Get<MeetingStore>();
            MeetingEntry entry = store.Find(parsed.GetRequiredValue(key));
            Meeting meeting = store.Move(entry, parsed.GetValue(date), parsed.GetValue(time), environment.Time.GetUtcNow());
            environment.Output.WriteLine(entry.ReportState?.IsMade() == true
                ? $"Sitzung {entry.Meeting.Key} verlegt: jetzt {meeting.Key}. Ihr Bericht {entry.ReportNumber} ist schon erstellt und bleibt es."
                : $"Sitzung {entry.Meeting.Key} verlegt: jetzt {meeting.Key}. {Dates(environment, meeting)}");
            WarnOfPast(environment, meeting);
            return 0;
        });
        return command;
    }

    private static Command Cancel(WorkerEnvironment environment)
    {
        Argument<string> key = CommandOptions.Meeting();
        Command command = new("cancel", "Eine Sitzung absagen; „meetings add“ nimmt die Absage zurück") { key };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            MeetingStore store = environment.Get<MeetingStore>();
            MeetingEntry entry = store.Find(parsed.GetRequiredValue(key));
            Meeting meeting = store.Cancel(entry, environment.Time.GetUtcNow());
            environment.Output.WriteLine(entry.ReportState?.IsMade() == true
                ? $"Sitzung {meeting.Key} entfällt. Ihr Bericht {entry.ReportNumber} ist schon erstellt."
                : $"Sitzung {meeting.Key} entfällt; es entsteht kein Bericht.");
            return 0;
        });
        return command;
    }

    private static Command Import(WorkerEnvironment environment)
    {
        Argument<string> file = new("DATEI") { Description = "Sitzungsliste: CSV oder XLSX mit den Spalten Gremium, Datum, Beginn, Status, Kennung" };
        Command command = new("import", "Sitzungen aus einer Liste übernehmen: alle Fehler auf einmal, alle Zeilen oder keine") { file };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            ImportedMeetings imported = environment.Get<MeetingImport>().Import(parsed.GetRequiredValue(file));
            environment.Output.WriteLine($"{imported.Lines} Zeilen zu eingerichteten Gremien gelesen.");
            WriteChanges(environment, imported.Changes, imported.Remarks);
            WriteStrangers(environment, imported.Strangers);
            return 0;
        });
        return command;
    }

    private static Command Sync(WorkerEnvironment environment)
    {
        Option<bool> dryRun = new("--dry-run") { Description = "nur sagen, was sich ändern würde" };
        Command command = new("sync", "Die eingerichteten Kalender jetzt lesen") { dryRun };
        command.SetAction(async (parsed, cancellation) =>
        {
            FeedSync sync = environment.Get<FeedSync>();
            if (sync.Feeds.IsEmpty)
            {
                throw new UserError("Es ist kein Kalender eingerichtet. Kalender stehen in appsettings.json unter Feeds.", CommandRunner.WrongUse);
            }

            bool isDryRun = parsed.GetValue(dryRun);
            _ = isDryRun ? environment.ExistingDatabase() : environment.UsableDatabase();
            bool isFaulty = false;
            foreach (FeedSettings feed in sync.Feeds)
            {
                FeedLook look = isDryRun ? await sync.PreviewAsync(feed, cancellation) : await sync.LookAsync(feed, cancellation);
                isFaulty |= look.Fault is not null;
                WriteLook(environment, look, isDryRun);
            }

            return isFaulty ? CommandRunner.Failed : 0;
        });
        return command;
    }

    private static void WriteLook(WorkerEnvironment environment, FeedLook look, bool isDryRun)
    {
        if (look.Fault is string fault)
        {
            Console.Error.WriteLine($"{look.Feed.Name}: {fault}");
        }

        if (!look.IsRead)
        {
            return;
        }

        environment.Output.WriteLine($"{look.Feed.Name} ({look.Feed.Address}): {look.Listed} Sitzungen eingerichteter Gremien{(isDryRun ? "; es wird nichts geändert" : "")}.");
        WriteChanges(environment, look.Changes, look.Remarks);
        WriteStrangers(environment, look.Strangers);
    }

    private static void WriteChanges(WorkerEnvironment environment, ImmutableArray<BookChange> changes, ImmutableArray<string> remarks)
    {
        foreach (string line in changes.Select(change => $"{change.Text}.").Concat(remarks))
        {
            environment.Output.WriteLine($"  {line}");
        }

        if (changes.IsEmpty)
        {
            environment.Output.WriteLine("  Keine Änderung.");
        }
    }

    // Whoever renames a committee does not tell us: its new name stands here.
    private static void WriteStrangers(WorkerEnvironment environment, ImmutableArray<string> strangers)
    {
        if (!strangers.IsEmpty)
        {
            environment.Output.WriteLine($"  Nicht eingerichtet: {string.Join("; ", strangers)}.");
        }
    }

    private static Command List(WorkerEnvironment environment)
    {
        Command command = new("list", "Alle Sitzungen mit dem Stand ihres Berichts, und die Kalender");
        command.SetAction(_ =>
        {
            environment.ExistingDatabase();
            StoredReading<MeetingEntry> read = environment.Get<MeetingStore>().Read();
            StoredReading<FeedState> states = environment.Get<FeedStates>().Read();
            environment.Output.Write(MeetingTable(environment, read.Rows));
            if (environment.Get<FeedOptions>().All is { IsEmpty: false } feeds)
            {
                environment.Output.Write(FeedTable(environment, feeds, states.Rows));
            }

            return WorkerEnvironment.NameFaults([.. read.Faults, .. states.Faults]);
        });
        return command;
    }

    private static Table MeetingTable(WorkerEnvironment environment, ImmutableArray<MeetingEntry> entries)
    {
        DateTimeOffset now = environment.Time.GetUtcNow();
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("Sitzung", column => column.NoWrap = true)
            .AddColumns("Beginn", "Stand", "Bericht fällig", "Stichtag", "Bericht");
        ILookup<string, LedgerEntry> made = environment.Get<LedgerStore>().ReadEntries().Rows
            .Where(entry => entry.Kind == RunKind.Report.Word()).ToLookup(entry => MeetingOf(entry.RunNumber));
        foreach (PlannedReport planned in environment.Get<ReportCalendar>().Plan(entries, now))
        {
            Meeting meeting = planned.Entry.Meeting;
            table.AddRow(
                Terminal.Cell(meeting.Key),
                $"{meeting.Date:dd.MM.yyyy}{(meeting.StartTime is TimeOnly start ? $", {start:HH:mm} Uhr" : "")}",
                Terminal.Cell(MeetingWords.StateOf(planned.Entry, now)),
                $"{planned.Deadline.DueDay:dd.MM.yyyy}", $"{planned.Deadline.AsOf:dd.MM.yyyy}",
                Terminal.Cell(MeetingWords.ReportOf(planned, now) + ByHand(planned.Entry, made[meeting.Key])));
        }

        return table;
    }

    private static Table FeedTable(WorkerEnvironment environment, ImmutableArray<FeedSettings> feeds, ImmutableArray<FeedState> states)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("Kalender", column => column.NoWrap = true).AddColumns("Stand vom", "Sitzungen", "Befund");
        foreach (FeedSettings feed in feeds)
        {
            FeedState? state = states.FirstOrDefault(state => state.Feed == feed.Name);
            table.AddRow(
                Terminal.Cell(feed.Name),
                state?.ReadAt is DateTimeOffset read ? $"{BerlinTime.Wall(read):dd.MM.yyyy, HH:mm} Uhr" : "noch nie gelesen",
                $"{state?.Listed ?? 0}",
                Terminal.Cell(new FeedCondition(feed, state).Text(environment.Time.GetUtcNow())));
        }

        return table;
    }

    private static Command Explain(WorkerEnvironment environment)
    {
        Argument<string> key = CommandOptions.Meeting();
        Command command = new("explain", "Woher die Daten eines Berichts kommen, und was sie verschieben würde") { key };
        command.SetAction(parsed =>
        {
            environment.ExistingDatabase();
            MeetingStore store = environment.Get<MeetingStore>();
            MeetingEntry entry = store.Find(parsed.GetRequiredValue(key));
            PlannedReport planned = environment.Get<ReportCalendar>().PlanOf(entry, store.All(), environment.Time.GetUtcNow());
            Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            string former = "";
            foreach ((string word, string sentence) in environment.Get<DeadlineText>().Explain(planned))
            {
                grid.AddRow(Terminal.Cell(word == former ? "" : word), Terminal.Cell(sentence));
                former = word;
            }

            environment.Output.Write(grid);
            return 0;
        });
        return command;
    }

    private static string Dates(WorkerEnvironment environment, Meeting meeting)
    {
        MeetingStore store = environment.Get<MeetingStore>();
        PlannedReport planned = environment.Get<ReportCalendar>().PlanOf(store.Find(meeting.Key), store.All(), environment.Time.GetUtcNow());
        if (DeadlineText.WithoutText(planned) is string without)
        {
            return $"Es entsteht kein eigener Bericht ({without}).";
        }

        Deadline deadline = planned.Deadline;
        return planned.IsDue(environment.Time.GetUtcNow())
            ? $"Der Bericht war am {deadline.DueDay:dd.MM.yyyy} fällig, Stichtag {deadline.AsOf:dd.MM.yyyy}: Läuft der Worker, erstellt er ihn gleich und stellt ihn zu. "
                + $"Soll er nicht hinaus, hält ihn „kiindicators report hold {meeting.Key}“ zurück."
            : $"Der Bericht ist am {deadline.DueDay:dd.MM.yyyy} um {Deadline.DueTime:HH:mm} Uhr fällig, Stichtag {deadline.AsOf:dd.MM.yyyy}.";
    }

    private static void WarnOfPast(WorkerEnvironment environment, Meeting meeting)
    {
        if (meeting.Date < environment.Today)
        {
            environment.Output.WriteLine("Die Sitzung liegt in der Vergangenheit; es wird kein Bericht mehr erstellt.");
        }
    }

    // A report made by hand is in the ledger, and no delivery: the worker still makes its own when it is due.
    private static string ByHand(MeetingEntry entry, IEnumerable<LedgerEntry> made) =>
        entry.ReportNumber is null && made.LastOrDefault() is LedgerEntry last ? $"; von Hand erstellt, nicht zugestellt: {last.RunNumber}" : "";

    private static string MeetingOf(string runNumber) => runNumber.LastIndexOf('-') is int end and > 0 ? runNumber[..end] : runNumber;

    private static Option<TimeOnly?> TimeOption(string description) => new("--time") { Description = description, HelpName = "HH:MM", CustomParser = Time };

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
