using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Time.Testing;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The sample data in a database of their own and the Auswertung that the demo's report rests on, without starting the program.</summary>
public sealed class SampleFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SampleFixture()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));
        Connections = SampleDatabase.Create(folder.Path, Catalogue.Programmes, time);
    }

    public string ConnectionString => $"Data Source={Path.Combine(folder.Path, "kiindicators.db")};Mode=ReadOnly";

    internal static LoadedCatalogue Catalogue { get; } = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    internal SqlDatabase Connections { get; }

    internal Auswertung Evaluate()
    {
        Meeting meeting = new(new Committee("SGS", "Ausschuss für Soziales"), new DateOnly(2026, 9, 3));
        return new EvaluationSource(Connections, Catalogue).Evaluate(DemoMark.AsOf) with
        {
            Number = RunNumber.Report(meeting, MeetingEntry.FirstRevision), Meeting = meeting,
        };
    }

    public void Dispose() => folder.Dispose();
}
