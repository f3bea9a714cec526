using System.Diagnostics;
using Dapper;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Tests.Kills;

/// <summary>
/// Kills the real worker (SIGKILL) at many points between "due" and "completed", then starts one or two workers on the same database: each report must be
/// there exactly once, its folder whole and named, and the ledger intact.
/// </summary>
/// <param name="program">kiindicators.dll.</param>
/// <param name="folder">A folder that `demo` has filled; it is changed.</param>
internal sealed class KillHarness(string program, string folder)
{
    // Each report is interrupted so often before it is let be: the next kill meets what the one before has left.
    private const int KillsPerReport = 5;

    // The part of the golden section: however many points are taken, they lie evenly.
    private const double Golden = 0.6180339887;

    private const string Unclaimed = "noch nicht beansprucht";
    private const string Delivered = "zugestellt";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SqlDatabase database = DatabaseProvider.Create(SqlRoom.Sqlite, $"Data Source={Path.Combine(folder, "kiindicators.db")};Default Timeout=60");
    private readonly Committee committee = new("SGS", "Ausschuss");
    private readonly SortedDictionary<string, int> found = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private TimeSpan usual;
    private int meetings;

    private MeetingStore Store => new(database, [committee]);

    private LedgerStore Ledger => new(database, TimeProvider.System, new ProgramVersion("0", "0"));

    /// <summary>Kills so often, and looks after each report.</summary>
    public async Task<KillCounts> RunAsync(int kills, CancellationToken cancellation)
    {
        // The first report goes through, and says how long one takes.
        string first = NewReport();
        long began = Stopwatch.GetTimestamp();
        await FinishAsync(first, workers: 1, cancellation);
        usual = Stopwatch.GetElapsedTime(began);
        int reports = 1;
        for (int kill = 0; kill < kills; reports++)
        {
            string number = NewReport();
            for (int again = 0; again < KillsPerReport && kill < kills && StateOf(number) is not Delivered; again++)
            {
                await KillAsync(number, kill++, cancellation);
            }

            await FinishAsync(number, workers: 1 + (reports % 2), cancellation);
        }

        using WorkerProcess verify = new(program, folder, [], "ledger", "verify");
        await verify.EndAsync(Patience, cancellation);
        if (verify.ExitCode != 0)
        {
            faults.Add($"ledger verify: {verify.ExitCode}. {verify.Said}");
        }

        return new KillCounts(kills, reports, found, faults);
    }

    // A meeting within its lead time: its report is due at once.
    private string NewReport()
    {
        DateOnly day = BerlinTime.Today(TimeProvider.System).AddDays(1 + (meetings % 14));
        TimeOnly time = new TimeOnly(9, 0).AddMinutes(meetings / 14);
        meetings++;
        (Meeting meeting, _) = Store.Add(committee, day, time, TimeProvider.System.GetUtcNow());
        return RunNumber.Report(meeting, MeetingEntry.FirstRevision).ToString();
    }

    private async Task KillAsync(string number, int kill, CancellationToken cancellation)
    {
        using WorkerProcess worker = new(program, folder, [], "run");
        double share = kill * Golden % 1;
        string report = Path.Combine(folder, number);
        switch (kill % 5)
        {
            case 0: // anywhere from the start on
                await Task.Delay(usual * share, cancellation);
                break;
            case 1: // while the files are written
                Until(() => Directory.Exists(report + ReportFolder.Unfinished) || Directory.Exists(report), worker);
                break;
            case 2: // in the transaction, before the name
                Until(() => File.Exists(Path.Combine(report + ReportFolder.Unfinished, AuswertungFiles.List)) || Directory.Exists(report), worker);
                await Task.Delay(TimeSpan.FromMilliseconds(25 * share), cancellation);
                break;
            case 3: // after the name, before it is noted as delivered
                Until(() => Directory.Exists(report), worker);
                break;
            default: // as soon as it has its claim, and later
                await UntilAsync(() => StateOf(number) is not Unclaimed, worker, cancellation);
                await Task.Delay(usual * share / 2, cancellation);
                break;
        }

        worker.Kill();
        string state = StateOf(number);
        found[state] = found.GetValueOrDefault(state) + 1;

        // As if its claim had grown old meanwhile: ten minutes are not waited for.
        database.Write(transaction => transaction.Connection!.Execute(
            "UPDATE report_occurrence SET claimed_at = '2000-01-01T00:00:00Z' WHERE state = 'claimed'", transaction: transaction));
    }

    private async Task FinishAsync(string number, int workers, CancellationToken cancellation)
    {
        WorkerProcess[] all = [.. Enumerable.Range(0, workers).Select(_ => new WorkerProcess(program, folder, [], "run"))];
        await UntilAsync(() => StateOf(number) is Delivered && all.All(worker => worker.HasStarted), all[0], cancellation);
        if (StateOf(number) is string state and not Delivered)
        {
            faults.Add($"{number}: {state}. {string.Join(' ', all.Select(worker => worker.Said))}");
        }

        foreach (WorkerProcess worker in all)
        {
            worker.Stop();
            await worker.EndAsync(Patience, cancellation);
            if (worker.ExitCode != 0 || worker.Said.Contains("fail:", StringComparison.Ordinal))
            {
                faults.Add($"{number}: worker ended with {worker.ExitCode}. {worker.Said.Trim()}");
            }

            worker.Dispose();
        }

        Examine(number);
    }

    private void Examine(string number)
    {
        if (Ledger.Entries().Count(entry => entry.RunNumber == number) is int entries and not 1)
        {
            faults.Add($"{number}: {entries} entries in the ledger");
        }

        if (Rows(number).Length is int rows and not 1)
        {
            faults.Add($"{number}: {rows} deliveries");
        }

        OccurrenceClaims claims = new(database, TimeProvider.System, "harness");
        ReportShelf shelf = new(Ledger, claims, folder);
        foreach (ShelfFinding finding in (ShelfFinding[])[.. shelf.Settle(), .. shelf.Compare()])
        {
            faults.Add($"{finding.Number}: {finding.State}");
        }
    }

    private string StateOf(string number)
    {
        string key = number[..number.LastIndexOf('-')];
        MeetingEntry entry = Store.All().First(entry => entry.Meeting.Key == key);
        return entry.ReportState switch
        {
            null => Unclaimed,
            OccurrenceState.Claimed when Directory.Exists(Path.Combine(folder, number + ReportFolder.Unfinished)) => "beansprucht, Dateien geschrieben",
            OccurrenceState.Claimed => "beansprucht",
            OccurrenceState.Completed when Directory.Exists(Path.Combine(folder, number)) => "eingetragen und benannt",
            OccurrenceState.Completed => "eingetragen, noch nicht benannt",
            OccurrenceState.Delivered => Delivered,
            OccurrenceState other => other.ToString(),
        };
    }

    private string[] Rows(string number) => database.Read(transaction => transaction.Connection!.Query<string>(
        "SELECT state FROM report_occurrence WHERE report_number = @number AND state = 'completed' AND delivered_at IS NOT NULL", new { number }, transaction).ToArray());

    private static async Task UntilAsync(Func<bool> condition, WorkerProcess worker, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition() && !worker.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(2, cancellation);
        }
    }

    // Without a pause: some of the points last for less than a millisecond.
    private static void Until(Func<bool> condition, WorkerProcess worker)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition() && !worker.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            Thread.Yield();
        }
    }
}

/// <summary>What came of it.</summary>
/// <param name="Kills">How often a worker was killed.</param>
/// <param name="Reports">How many reports were due meanwhile.</param>
/// <param name="Found">How far the report was at each kill, and how often.</param>
/// <param name="Faults">What was wrong afterwards; empty: each report is there once.</param>
internal sealed record KillCounts(int Kills, int Reports, IReadOnlyDictionary<string, int> Found, IReadOnlyList<string> Faults)
{
    /// <summary>As lines for a person.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"{Kills} kills, {Reports} reports, {Faults.Count} faults",
        .. Found.Select(state => $"  {state.Value,4} × {state.Key}"),
        .. Faults,
    ];
}
