using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>The recount over the sample data: every line of the shipped catalogue, and the statements as they are printed.</summary>
public class SampleRecountTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static readonly ImmutableArray<Programme> Shipped = SampleFixture.Catalogue.Programmes;

    private readonly SqlDatabase connections = sample.Connections;

    [Theory]
    [InlineData("2026-08-16")]
    [InlineData("2025-06-30")]
    [InlineData("2026-02-08")]
    [InlineData("2027-03-01")]
    public void Recount_OfTheSample_AgreesInEveryLine(string asOf)
    {
        RecountScope scope = Recounting.At(DateOnly.Parse(asOf), Shipped);
        EvaluationResult result = Recounting.Evaluate(connections, scope);

        ImmutableArray<RecountedLine> lines = Recounting.Count(connections, scope, result);

        Recounting.Differences(lines).ShouldBeEmpty();
        lines.Count(line => line.IsLineItself).ShouldBe(result.Measurements.Count(line => line.Line.Measure is not NoMeasure));
        lines.Count(line => !line.IsLineItself).ShouldBeGreaterThan(15);
    }

    /// <summary>What an auditor pastes into a database tool gives what the program compared.</summary>
    [Fact]
    [Slow(Because.TriesManyCases)]
    public void PrintedStatement_OfEveryLine_GivesNumberAndRowsOfTheReport()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Shipped);
        RecountStatements statements = new(SqlDialect.For("sqlite"), scope, LineKinds.Of);
        EvaluationResult result = Recounting.Evaluate(connections, scope);
        using SqliteConnection connection = new(sample.ConnectionString);
        connection.Open();
        foreach (RecountedLine line in Recounting.Count(connections, scope, result).Where(line => line.IsLineItself))
        {
            RecountStatement statement = statements.For(line.Line, "abc");

            FirstColumn(connection, statement.Number).ShouldHaveSingleItem(line.Name).ShouldBe(line.ByEvaluation.Number ?? "", line.Name);
            ListedRow.Read(connection, statement.Rows).ShouldBe(ListedRow.Of(result.Measurements.Single(one => one.Line.Id == line.Line)), line.Name);
        }

        result.Measurements.Count(line => line.Evidence.Counted.Length > 0).ShouldBeGreaterThan(30);
    }

    private static List<string> FirstColumn(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return values;
    }
}
