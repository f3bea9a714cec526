using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// What the commands work with: output, clock and the slices. Settings, database and catalogue are read when first asked for.
/// </summary>
internal sealed class WorkerEnvironment
{
    private readonly Action<IServiceCollection> slices;
    private readonly Lazy<ServiceProvider> services;

    /// <summary>An environment; nothing is read yet.</summary>
    /// <param name="output">Where tables and sentences go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="slices">Registers the slices.</param>
    public WorkerEnvironment(IAnsiConsole output, TimeProvider time, Action<IServiceCollection> slices)
    {
        Output = output;
        Time = time;
        this.slices = slices;
        services = new Lazy<ServiceProvider>(() =>
        {
            ServiceCollection collection = new();
            Register(collection);
            return collection.BuildServiceProvider();
        });
    }

    /// <summary>Where tables and sentences go.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Today, Europe/Berlin.</summary>
    public DateOnly Today => BerlinTime.Today(Time);

    /// <summary>Yesterday: the default Stichtag where no meeting sets one.</summary>
    public DateOnly Yesterday => Today.AddDays(-1);

    /// <summary>The programmes; any fault in them ends the program with exit code 2.</summary>
    public LoadedCatalogue Catalogue => Get<LoadedCatalogue>();

    /// <summary>A part of a slice; a fault of settings or catalogue ends the program with exit code 2.</summary>
    public T Get<T>()
        where T : notnull => services.Value.GetRequiredService<T>();

    /// <summary>The configured database, created and upgraded on first use.</summary>
    public SqlDatabase UsableDatabase() => Get<ConfiguredDatabase>().Usable();

    /// <summary>The configured database for commands that read: none is created.</summary>
    public SqlDatabase ExistingDatabase() => Get<ConfiguredDatabase>().Existing();

    /// <summary>Registers clock, warnings and slices, for who runs them elsewhere.</summary>
    public void Register(IServiceCollection collection)
    {
        collection.AddSingleton(Time).AddSingleton<Action<string>>(sentence => Console.Error.WriteLine(sentence));
        slices(collection);
    }

    /// <summary>
    /// The same slices, settings, programmes and PDF engine at another clock, and with other parts: what is registered last holds.
    /// </summary>
    public WorkerEnvironment With(TimeProvider time, Action<IServiceCollection> parts) => new(Output, time, collection =>
    {
        slices(collection);
        collection.AddSingleton(_ => Get<WorkerSettings>()).AddSingleton(_ => Get<LoadedCatalogue>())
            .AddSingleton(_ => Get<TypstCompiler>());
        parts(collection);
    });

    /// <summary>Names on stderr what was counted differently the second time.</summary>
    /// <returns>The exit code: 0, or 1 where a line is withheld.</returns>
    public static int Report(Auswertung evaluated)
    {
        foreach (string alarm in evaluated.Alarms)
        {
            Console.Error.WriteLine(alarm);
        }

        return evaluated.Alarms.IsEmpty ? 0 : CommandRunner.Failed;
    }

    /// <summary>Names on stderr the rows that were left out.</summary>
    /// <returns>The exit code: 0, or 1 where there are any.</returns>
    public static int NameFaults(IReadOnlyCollection<StoredFault> faults)
    {
        foreach (StoredFault fault in faults)
        {
            Console.Error.WriteLine(fault.Message);
        }

        return faults.Count == 0 ? 0 : CommandRunner.Failed;
    }

    /// <summary>Names on stderr what the catalogue asks for, probably by a slip, and nothing recorded has.</summary>
    public static void WarnOfWords(LoadedCatalogue catalogue, SqlDatabase database)
    {
        foreach (string sentence in NeverRecorded.Warnings(catalogue.Programmes, database))
        {
            Console.Error.WriteLine($"Warnung: {sentence}");
        }
    }

    /// <summary>The Stichtag asked for, checked; else the database's or the given default.</summary>
    /// <exception cref="UserError">It lies after today (exit code 2).</exception>
    public DateOnly AsOf(DateOnly? asked, SqlDatabase database, DateOnly otherwise)
    {
        DateOnly asOf = asked ?? (DemoMark.IsSet(database) ? DemoMark.AsOf : otherwise);
        return asOf <= Today
            ? asOf
            : throw new UserError(
                $"Der Stichtag {asOf:dd.MM.yyyy} liegt nach heute ({Today:dd.MM.yyyy}). Bitte einen früheren Tag angeben.", 2);
    }
}
