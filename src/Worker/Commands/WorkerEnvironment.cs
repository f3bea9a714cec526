using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// What the commands work with: output, clock, folders; settings, database and catalogue are read when first asked for.
/// </summary>
internal sealed class WorkerEnvironment
{
    private readonly IAnsiConsole output;
    private readonly TimeProvider time;
    private readonly Lazy<WorkerSettings> settings;
    private readonly Lazy<LoadedCatalogue> catalogue;

    /// <summary>An environment; nothing is read yet.</summary>
    /// <param name="output">Where tables and sentences go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="readSettings">Reads the settings when they are first asked for.</param>
    public WorkerEnvironment(IAnsiConsole output, TimeProvider time, Func<WorkerSettings> readSettings)
    {
        this.output = output;
        this.time = time;
        settings = new Lazy<WorkerSettings>(readSettings);
        catalogue = new Lazy<LoadedCatalogue>(() => CatalogueLoader.Load(Settings.CataloguePath));
    }

    /// <summary>Where tables and sentences go.</summary>
    public IAnsiConsole Output => output;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Today, Europe/Berlin.</summary>
    public DateOnly Today => BerlinTime.Today(time);

    /// <summary>The settings; a fault ends the program with exit code 2.</summary>
    public WorkerSettings Settings => settings.Value;

    /// <summary>The programmes; any fault in them ends the program with exit code 2.</summary>
    public LoadedCatalogue Catalogue => catalogue.Value;

    /// <summary>The configured database.</summary>
    public ConnectionFactory Database() => ConnectionFactory.Create(Settings.DatabaseProvider, Settings.ConnectionString);

    /// <summary>The configured database, created and upgraded on first use.</summary>
    public ConnectionFactory UsableDatabase()
    {
        ConnectionFactory connections = Database();
        bool isNew = !connections.Exists;
        DatabaseUpgrade.EnsureUsable(connections);
        if (isNew)
        {
            Console.Error.WriteLine($"Hinweis: Die Datenbank {connections.Name} gab es noch nicht; sie ist neu angelegt und leer.");
        }

        return connections;
    }

    /// <summary>The configured database for commands that look back: a mistyped path is a fault, not an empty ledger.</summary>
    /// <exception cref="UserError">There is none (exit code 2), or it is not on this program's schema.</exception>
    public ConnectionFactory ExistingDatabase()
    {
        ConnectionFactory connections = Database();
        return connections.Exists ? UsableDatabase() : throw new UserError(
            $"Die Datenbank {connections.Name} gibt es nicht. Bitte Database:ConnectionString prüfen; es wurde nichts angelegt.", 2);
    }

    /// <summary>The path from rows to results.</summary>
    public EvaluationSource Source(ConnectionFactory connections) =>
        new(connections, Catalogue);

    /// <summary>The path from rows to files.</summary>
    public ReportRun ReportRun(ConnectionFactory connections) =>
        new(Source(connections), Records(connections), StartPrinter, StartProof);

    /// <summary>The ledger of the database.</summary>
    public LedgerStore Ledger(ConnectionFactory connections) => new(connections, time, ProgramVersion.Current);

    /// <summary>Publishes into a folder.</summary>
    public ReportPublication Publication(ConnectionFactory connections, string root) => new(
        connections, Ledger(connections), new OccurrenceClaims(connections, time, OccurrenceClaims.ThisProcess), root, Settings.ReportsFolder);

    /// <summary>The recorded Auswertungen of the database.</summary>
    public RecordedRuns Records(ConnectionFactory connections) => new(Ledger(connections), Console.Error.WriteLine);

    /// <summary>The engine of the report's PDF, started.</summary>
    public ReportPrinter StartPrinter() => new(Typst, time);

    /// <summary>The engine of Pruefnachweis.pdf, started.</summary>
    public ProofPrinter StartProof() => new(Typst, time);

    private TypstOptions Typst => new() { NodePath = Settings.NodePath, TimeLimitSeconds = Settings.TypstTimeLimitSeconds };

    /// <summary>Names on stderr what was counted differently the second time.</summary>
    /// <returns>The exit code: 0, or 1 where a line is withheld.</returns>
    public int Report(Auswertung evaluated)
    {
        foreach (string alarm in evaluated.Alarms)
        {
            Console.Error.WriteLine(alarm);
        }

        return evaluated.Alarms.IsEmpty ? 0 : CommandRunner.Failed;
    }

    /// <summary>The committee with this id or name.</summary>
    /// <exception cref="UserError">There is none (exit code 2).</exception>
    public Committee Committee(string idOrName) =>
        Settings.Committees.FirstOrDefault(committee =>
            string.Equals(committee.Id, idOrName.Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(
                committee.Name, idOrName.Trim().Normalize(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(
            $"Das Gremium „{idOrName}“ ist nicht eingerichtet. Eingerichtet sind: "
            + (Settings.Committees.Count == 0 ? "keine" : string.Join(", ", Settings.Committees.Select(committee => $"{committee.Id} ({committee.Name})")))
            + ". Weitere stehen in appsettings.json unter Committees.", 2);

    /// <summary>The Stichtag asked for, checked; else the database's or the given default.</summary>
    /// <exception cref="UserError">It lies after today (exit code 2).</exception>
    public DateOnly AsOf(DateOnly? asked, ConnectionFactory connections, DateOnly otherwise)
    {
        DateOnly asOf = asked ?? (DemoMark.IsSet(connections) ? DemoMark.AsOf : otherwise);
        return asOf <= Today
            ? asOf
            : throw new UserError(
                $"Der Stichtag {asOf:dd.MM.yyyy} liegt nach heute ({Today:dd.MM.yyyy}). Bitte einen früheren Tag angeben.", 2);
    }

    /// <summary>Yesterday: the default Stichtag where no meeting sets one.</summary>
    public DateOnly Yesterday => Today.AddDays(-1);
}
