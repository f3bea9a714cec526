using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The sample data give the same results on every dialect, defective rows of a host system included.</summary>
public sealed class SampleResultsTests : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "sql", "sample");

    private static readonly LoadedCatalogue Catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly TemporaryFolder demo = new();

    public void Dispose()
    {
        demo.Dispose();
        database.Dispose();
    }

    [OnEachDialect]
    public void SampleData_Imported_GiveTheResultsOfTheDemo()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));
        ListImport.Run(database.Connections, Samples, time, ImportVocabulary.Of(Catalogue.Programmes)).Faults.ShouldBeEmpty();
        database.Execute(File.ReadAllText(Path.Combine(Samples, "host-rows.sql")));

        Results(database.Connections).ShouldBe(Results(SampleDatabase.Create(demo.Path, Catalogue.Programmes, time)));
    }

    /// <summary>The recount of every line, with the SQL of the dialect, over the sample data with their defective rows.</summary>
    [OnEachDialect]
    [InlineData("2026-08-16")]
    [InlineData("2025-06-30")]
    [InlineData("2027-03-01")]
    public void SampleData_CountedASecondTime_AgreeInEveryLine(string asOf)
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));
        ListImport.Run(database.Connections, Samples, time, ImportVocabulary.Of(Catalogue.Programmes)).Faults.ShouldBeEmpty();
        database.Execute(File.ReadAllText(Path.Combine(Samples, "host-rows.sql")));

        int counted = 0;
        Auswertung evaluated = new EvaluationSource(database.Connections, Catalogue, (transaction, scope, result) =>
        {
            ImmutableArray<RecountedLine> lines = new Recounter(database.Connections.Dialect, scope, LineKinds.Of).Run(transaction, result);
            counted = lines.Length;
            return lines;
        }).Evaluate(DateOnly.Parse(asOf));

        counted.ShouldBeGreaterThan(50);
        evaluated.Alarms.ShouldBeEmpty();
    }

    private static string Results(SqlDatabase connections)
    {
        EvaluationResult result = new EvaluationSource(connections, Catalogue).Evaluate(DemoMark.AsOf).Result;
        return ResultsDocument.Write(result);
    }
}
