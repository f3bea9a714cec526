using System.CommandLine;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`report`: the report of a meeting by hand, where the same input gives the same number and bytes again; `report hold` and `report release`.</summary>
internal static class ReportCommand
{
    private const int LongestReason = 1000;

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string?> key = new("SITZUNG")
        {
            Description = "Sitzung, z. B. SGS-2026-09-03 oder SGS-2026-09-03b; statt --meeting-date und --committee", Arity = ArgumentArity.ZeroOrOne,
        };
        Option<DateOnly> date = CommandOptions.Date("--meeting-date", "Tag der Sitzung");
        Option<string> committee = CommandOptions.Committee();
        date.Required = committee.Required = false;
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Option<string?> folder = CommandOptions.Out("Zielordner statt Reports:Folder");
        Option<bool> evenSo = new("--even-so") { Description = "auch aus auffallend wenigen oder gar keinen lesbaren Aktivitäten, und auch ohne Änderung" };
        Command command = new("report", "Den Sachstandsbericht zu einer Sitzung erstellen, zurückhalten oder freigeben")
        {
            key, date, committee, asOf, folder, evenSo, Hold(environment), Release(environment),
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            Asked asked = AskedOf(parsed.GetValue(key), parsed.GetResult(date) is null ? null : parsed.GetValue(date), parsed.GetValue(committee));
            Committee? forWhom = asked.Committee is string name ? environment.Get<Committees>().Find(name) : null;
            SqlDatabase database = environment.ExistingDatabase();
            (Meeting meeting, int revision) = forWhom is null ? Reported(EntryOf(environment, asked.Key!)) : MeetingOf(environment, forWhom, asked.Date);
            DateOnly due = environment.Get<ReportCalendar>().Of(meeting).AsOf;
            DateOnly otherwise = due < environment.Today ? due : environment.Yesterday;
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), database, otherwise);
            WorkerEnvironment.WarnOfWords(environment.Catalogue, database);
            AuswertungFiles report = await MakeAsync(
                environment, meeting, revision, day, parsed.GetValue(folder) ?? environment.Get<ReportsOptions>().Folder, parsed.GetValue(evenSo), cancellation);
            return WorkerEnvironment.Report(report.Auswertung);
        });
        return command;
    }

    // Either names the meeting; both could contradict each other.
    private static Asked AskedOf(string? key, DateOnly? date, string? committee) => (key, date, committee) switch
    {
        (string meeting, null, null) => new Asked(meeting, default, null),
        (null, DateOnly day, string forWhom) => new Asked(null, day, forWhom),
        _ => throw new UserError(
            "Bitte die Sitzung nennen: entweder wie SGS-2026-09-03 oder mit --meeting-date und --committee.", CommandRunner.WrongUse),
    };

    /// <summary>Makes the report, writes its folder and names its files.</summary>
    public static async Task<AuswertungFiles> MakeAsync(
        WorkerEnvironment environment, Meeting meeting, int revision, DateOnly asOf, string root, bool evenSo, CancellationToken cancellation)
    {
        AuswertungFiles report = await MakeAsync(environment, meeting, revision, asOf, evenSo, cancellation);
        ReportPublication publication = new(
            environment.Get<SqlDatabase>(), environment.Get<LedgerStore>(), environment.Get<OccurrenceClaims>(), root,
            environment.Get<ReportsOptions>().Folder, environment.Get<ReleaseGate>());
        string list = Path.Combine(root, report.Number.ToString(), AuswertungFiles.List);
        string? before = File.Exists(list) ? await File.ReadAllTextAsync(list, cancellation) : null;
        ReportFolder folder = publication.ByHand(report);
        environment.Output.MarkupLineInterpolated($"Auswertung [bold]{report.Number.ToString()}[/], Stichtag {asOf:dd.MM.yyyy}:");
        foreach (string name in report.Files.Keys.Order(StringComparer.Ordinal))
        {
            environment.Output.WriteLine($"  {Path.Combine(folder.Path, name)}");
        }

        if (before is not null && before != await File.ReadAllTextAsync(Path.Combine(folder.Path, AuswertungFiles.List), cancellation))
        {
            environment.Output.WriteLine("Die vorige Fassung in diesem Ordner ist ersetzt; wer sie schon hat, braucht diese.");
        }

        return report;
    }

    private static async Task<AuswertungFiles> MakeAsync(
        WorkerEnvironment environment, Meeting meeting, int revision, DateOnly asOf, bool evenSo, CancellationToken cancellation)
    {
        try
        {
            return await environment.Get<ReportRun>().MakeAsync(meeting, revision, asOf, evenSo, cancellation);
        }
        catch (ReportHeld held)
        {
            throw new UserError($"{held.Message} Es ist kein Bericht entstanden; stimmen die Zahlen, macht ihn derselbe Aufruf mit --even-so.", 1, held);
        }
        catch (ReportUnneeded unneeded)
        {
            throw new UserError($"{unneeded.Message} Es ist kein Bericht entstanden („Anlass: bei Änderung“); derselbe Aufruf mit --even-so macht ihn.", 1, unneeded);
        }
    }

    private static Command Hold(WorkerEnvironment environment)
    {
        Argument<string> meeting = CommandOptions.Meeting();
        Option<string> reason = new("--reason") { Description = "warum; steht in „status“", HelpName = "TEXT", Required = true };
        Command command = new("hold", "Einen Bericht zurückhalten, bis „report release“ ihn freigibt") { meeting, reason };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            MeetingStore store = environment.Get<MeetingStore>();
            MeetingEntry entry = NotBegun(environment, EntryOf(environment, parsed.GetRequiredValue(meeting)), "zurückgehalten");
            if (entry.ReportState == OccurrenceState.Delivered)
            {
                throw new UserError($"Der Bericht {entry.ReportNumber} ist schon zugestellt; zurückhalten lässt er sich nicht mehr.");
            }

            store.Hold(entry, ReasonOf(parsed.GetRequiredValue(reason)), environment.Time.GetUtcNow());
            environment.Output.WriteLine(entry.ReportState == OccurrenceState.Completed
                ? $"Der Bericht {entry.ReportNumber} ist erstellt und zurückgehalten; er wird erst nach „kiindicators report release {entry.Meeting.Key}“ zugestellt, so wie er ist."
                : $"Der Bericht zur Sitzung {entry.Meeting.Key} ist zurückgehalten; er entsteht erst nach „kiindicators report release {entry.Meeting.Key}“.");
            return 0;
        });
        return command;
    }

    private static Command Release(WorkerEnvironment environment)
    {
        Argument<string> meeting = CommandOptions.Meeting();
        Command command = new("release", "Einen Bericht freigeben, den jemand, die Regel des Gremiums oder der Worker zurückhält") { meeting };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            environment.Output.WriteLine(Release(environment, environment.Get<MeetingStore>(), parsed.GetRequiredValue(meeting)));
            return 0;
        });
        return command;
    }

    private static string Release(WorkerEnvironment environment, MeetingStore store, string key)
    {
        MeetingEntry entry = EntryOf(environment, key);
        string what = entry.Meeting.Key;
        if (entry.ReportState == OccurrenceState.Delivered)
        {
            return $"Der Bericht zur Sitzung {what} ist schon erstellt: {entry.ReportNumber}.";
        }

        if (entry.IsCancelled)
        {
            throw new UserError($"Die Sitzung {what} entfällt; ein Bericht zu ihr geht nicht hinaus.");
        }

        NotBegun(environment, entry, "freigegeben");
        DateTimeOffset now = environment.Time.GetUtcNow();
        bool isAskedFor = environment.Get<ReportCalendar>().RuleOf(entry.Meeting.Committee.Id).NeedsRelease && entry.ApprovedAt is null;
        if (entry.Hold is not null || isAskedFor)
        {
            store.Approve(entry, now);
            return entry.ReportState == OccurrenceState.Completed
                ? $"Der Bericht {entry.ReportNumber} ist freigegeben; der Worker stellt ihn innerhalb einer Minute zu, so wie er ist."
                : $"Der Bericht zur Sitzung {what} ist freigegeben: Ist er fällig, erstellt ihn der Worker innerhalb von zehn Minuten."
                    + (entry.Trouble?.Kind == TroubleKind.Held
                        ? $" Zuletzt war aber zu wenig lesbar: {entry.Trouble.Reason} Derselbe Aufruf noch einmal gibt ihn auch so frei." : "");
        }

        // Nobody holds it but the worker itself: for want of rows, or because nothing has changed.
        return entry.ReportState == OccurrenceState.Completed ? $"Der Bericht zur Sitzung {what} ist schon erstellt: {entry.ReportNumber}."
            : store.Release(entry.Meeting, now)
                ? $"Der Bericht zur Sitzung {what} ist freigegeben: Ist er fällig, erstellt ihn der Worker innerhalb von zehn Minuten, gleich wie wenig lesbar ist."
                : $"Der Bericht zur Sitzung {what} war schon freigegeben.";
    }

    private static MeetingEntry NotBegun(WorkerEnvironment environment, MeetingEntry entry, string what) => entry.Meeting.HasBegun(environment.Time.GetUtcNow())
        ? throw new UserError($"Die Sitzung {entry.Meeting.Key} hat schon begonnen; ihr Bericht wird nicht mehr {what}.")
        : entry;

    private static string ReasonOf(string text) => text.Trim() is { Length: > 0 and <= LongestReason } reason
        ? reason
        : throw new UserError($"--reason braucht einen Grund von höchstens {LongestReason} Zeichen.", CommandRunner.WrongUse);

    // One that is entered has a start time, which the report prints: by hand it is the same report as the worker's.
    private static (Meeting Meeting, int Revision) MeetingOf(WorkerEnvironment environment, Committee committee, DateOnly date) =>
        environment.Get<MeetingStore>().All().FirstOrDefault(entry => entry.Meeting.Committee.Id == committee.Id && entry.Meeting.Date == date) is MeetingEntry entry
            ? Reported(EntryOf(environment, entry.Meeting.Key))
            : (new Meeting(committee.On(date), date), MeetingEntry.FirstRevision);

    private static (Meeting Meeting, int Revision) Reported(MeetingEntry entry) => (entry.Meeting, entry.Revision);

    // As it is planned: a meeting that was moved after its report gets another.
    private static MeetingEntry EntryOf(WorkerEnvironment environment, string key)
    {
        MeetingStore store = environment.Get<MeetingStore>();
        return environment.Get<ReportCalendar>().PlanOf(store.Find(key), store.All(), environment.Time.GetUtcNow()).Entry;
    }

    /// <summary>How the meeting was named.</summary>
    /// <param name="Key">By its key, or null.</param>
    /// <param name="Date">By its day.</param>
    /// <param name="Committee">By its committee, or null.</param>
    private sealed record Asked(string? Key, DateOnly Date, string? Committee);
}
