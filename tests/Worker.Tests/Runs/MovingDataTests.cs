using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Where reading and counting see no single moment, only a difference under unchanged data counts.</summary>
public sealed class MovingDataTests : IDisposable
{
    private const string Line = "B25-2";
    private static readonly DateOnly AsOf = new(2026, 8, 16);
    private static readonly LoadedCatalogue Catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    private readonly TemporaryDatabase file = TemporaryDatabase.Upgraded();
    private readonly MovingDatabase database;
    private int recounts;
    private int rows;

    public MovingDataTests() => database = new MovingDatabase(file);

    public void Dispose() => file.Dispose();

    [Fact]
    public void Difference_WhileTheDataChanged_IsEvaluatedAgain()
    {
        database.AfterReading(AddRow);

        Auswertung evaluated = Source(differsIn: 1).Evaluate(AsOf);

        recounts.ShouldBe(2);
        evaluated.Alarms.ShouldBeEmpty();
        StatusOf(evaluated).ShouldNotBe(Status.Withheld);
        evaluated.Reading.Activities.ShouldHaveSingleItem("the second evaluation saw the row");
    }

    [Fact]
    public void Difference_UnderUnchangedData_IsWithheldAtOnce()
    {
        Auswertung evaluated = Source(differsIn: 9).Evaluate(AsOf);

        recounts.ShouldBe(1);
        database.Readings.ShouldBe(2, "evaluated once, and the fingerprint compared");
        evaluated.Alarms.First().ShouldContain("Auswertung: 1 aus A. SQL: 2 aus A, B.");
        StatusOf(evaluated).ShouldBe(Status.Withheld);
    }

    [Fact]
    public void Difference_ThatStaysOnceTheDataRest_IsWithheld()
    {
        database.AfterReading(AddRow);

        Auswertung evaluated = Source(differsIn: 9).Evaluate(AsOf);

        recounts.ShouldBe(2);
        StatusOf(evaluated).ShouldBe(Status.Withheld);
    }

    [Fact]
    public void Agreement_WhileTheDataChange_AsksForNothingMore()
    {
        database.AfterReading(AddRow);

        Source(differsIn: 0).Evaluate(AsOf).Alarms.ShouldBeEmpty();

        recounts.ShouldBe(1);
        database.Readings.ShouldBe(1);
    }

    [Fact]
    public void Data_ThatChangeThreeTimes_AreAFaultAndNothingIsWritten()
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            database.AfterReading(AddRow);
            database.AfterReading(null);
        }

        EvaluationSource source = Source(differsIn: 9);
        BaselineStore store = new(file.Connections);
        BaselineNeed need = source.BaselineNeeds[0];
        FreezeRequest request = new(need.Line, need.PeriodText, AsOf, Replace: false, Reason: null);

        Should.Throw<UserError>(() => new BaselineFreezing(source, store).Freeze(request, AsOf))
            .Message.ShouldContain("ändern sich gerade schneller, als sie gezählt werden können");

        recounts.ShouldBe(3);
        store.All().ShouldBeEmpty();
    }

    /// <summary>A recount that differs in the first so many evaluations.</summary>
    private EvaluationSource Source(int differsIn) => new(database, Catalogue, (_, _, _) => ++recounts <= differsIn ? [Differing] : []);

    private static RecountedLine Differing { get; } = new(
        Line, Line, true, Side("1", "A"), Side("2", "A", "B"), ["Zahl: Auswertung 1, SQL 2"]);

    private static CountedSide Side(string number, params string[] ids) =>
        new(number, [.. ids], ImmutableSortedDictionary<string, string>.Empty);

    private static Status StatusOf(Auswertung evaluated) =>
        evaluated.Result.Measurements.First(line => line.Line.Id == Line).Status;

    private void AddRow() => file.Execute(
        "INSERT INTO ki_activity (id, kind, title, start_date, status, changed_at) VALUES (@Id, 'event', 'Treffen', '2025-03-01', 'held', '2025-03-02')",
        new { Id = $"A-{++rows}" });
}
