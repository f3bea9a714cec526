using System.Collections.Immutable;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Doctor;

/// <summary>
/// The list of what is looked at, in its order. `doctor` looks at all of it; the worker at its start at what would stop the first report.
/// </summary>
/// <param name="services">The slices; nothing is asked for before it is looked at.</param>
internal sealed class HealthChecks(IServiceProvider services)
{
    /// <summary>All checks; nothing is looked at yet.</summary>
    public ImmutableArray<HealthCheck> All() =>
    [
        HealthCheck.Of("zeitzone", "Zeitzone", () => Diagnosis.Ok(BerlinTime.Require())) with { StopsStart = true },
        HealthCheck.Of("einstellungen", "Einstellungen", () =>
        {
            Get<WorkerSettings>();
            return Diagnosis.Ok("lesbar");
        }) with { IsGround = true },
        HealthCheck.Of("datenbank", "Datenbank", () => Diagnosis.Ok(Get<ConfiguredDatabase>().Existing().Name)) with { StopsStart = true, IsGround = true },
        HealthCheck.Of("schema", "Schema", () => Database.Schema()),
        HealthCheck.Of("sichten", "Sichten", () => Database.Views()),
        HealthCheck.Of("datenbestand", "Datenbestand", () => Database.Age()),
        HealthCheck.Of("rechte", "Rechte", () => Database.Rights()),
        HealthCheck.Of("uhr", "Uhr", () => Database.Clock()),
        HealthCheck.Of("sicherung", "Sicherung", () => Database.Backup()),
        HealthCheck.Of("zielkatalog", "Zielkatalog", () => Diagnosis.Ok(string.Join(", ", Get<LoadedCatalogue>().Files.Select(file => file.Name)))) with { StopsStart = true },
        new("pdf", "PDF-Erzeugung", cancellation => Machine.EngineAsync(cancellation)) { StopsStart = true },
        HealthCheck.Of("schriften", "Schriften", () => Machine.Fonts()) with { StopsStart = true },
        HealthCheck.Of("ordner", "Ordner", () => Machine.Folders()) with { StopsStart = true },
        HealthCheck.Of("platz", "Freier Platz", () => Machine.Space()),
        HealthCheck.Of("mailvorlage", "Mailvorlage", () => Diagnosis.Ok(Get<MailTemplate>().Require())) with { StopsStart = true },
        HealthCheck.Of("mail", "Mail", () => ActivatorUtilities.CreateInstance<MailProbe>(services).Look() is string found
            ? Diagnosis.Ok(found) : Diagnosis.Hint("Es ist kein Weg für Mail eingerichtet; Berichte und Alarme stehen nur im Ordner und im Protokoll. Gewollt? Sonst Mail:From und Mail:Smtp:Host setzen.")),
        HealthCheck.Of("freischaltung", "Freischaltung", Guard),
        HealthCheck.Of("sitzungen", "Sitzungen", Meetings),
        HealthCheck.Of("kalender", "Kalender", Feeds),
        HealthCheck.Of("worker", "Worker", Worker),
    ];

    private DatabaseChecks Database => ActivatorUtilities.CreateInstance<DatabaseChecks>(services);

    private MachineChecks Machine => ActivatorUtilities.CreateInstance<MachineChecks>(services, (Func<Reports.Typst.TypstCompiler>)Get<Reports.Typst.TypstCompiler>);

    private DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

    private Diagnosis Guard() => !Get<MailOptions>().HasChannel ? Diagnosis.Ok("nicht nötig: kein Weg für Mail")
        : Get<MachineGuard>().WhyNot() is string why ? Diagnosis.Fault(why)
        : Diagnosis.Ok("dieser Rechner darf Mail senden");

    private Diagnosis Meetings()
    {
        MeetingEntry[] ahead = [.. Get<MeetingStore>().All().Where(entry => !entry.IsCancelled && !entry.Meeting.HasBegun(Now))];
        return ahead.Length == 0
            ? Diagnosis.Hint("Es steht keine kommende Sitzung; es wird kein Bericht entstehen. Bitte mit „kiindicators meetings add“ eintragen oder einen Kalender einrichten.")
            : Diagnosis.Ok($"{ahead.Length} kommende, die nächste {ahead[0].Meeting.Key}, Bericht fällig am {Get<ReportCalendar>().Of(ahead[0].Meeting).DueDay:dd.MM.yyyy}");
    }

    private Diagnosis Feeds()
    {
        ImmutableArray<FeedState> states = Get<FeedStates>().Read().Rows;
        FeedCondition[] feeds = [.. Get<FeedOptions>().All.Select(feed => new FeedCondition(feed, states.FirstOrDefault(state => state.Feed == feed.Name)))];
        return feeds.Length == 0 ? Diagnosis.Ok("keiner eingerichtet")
            : feeds.FirstOrDefault(feed => !feed.IsGood(Now)) is FeedCondition bad
                ? Diagnosis.Fault($"{bad.Feed.Name}: {bad.Text(Now)} Bitte „kiindicators meetings sync“ aufrufen und Adresse, Proxy und Zertifikate prüfen.")
            : Diagnosis.Ok(string.Join("; ", feeds.Select(feed => $"{feed.Feed.Name}: {feed.Text(Now)}")));
    }

    private Diagnosis Worker()
    {
        HealthFile file = Get<HealthFile>();
        return Get<StatusOptions>().HealthFile is null
            ? Diagnosis.Hint("Ob er läuft, lässt sich von hier nicht sehen: Status:HealthFile ist nicht gesetzt.")
            : file.Findings(Now).FirstOrDefault() is Finding silent ? Diagnosis.Hint(silent.Text)
            : Diagnosis.Ok($"hat zuletzt um {BerlinTime.Wall(file.Read()!.Value):HH:mm} Uhr nachgesehen");
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
