using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Tests.Database;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>The recount's T-SQL, read without a server: every statement that can be printed or run.</summary>
public class RecountTSqlTests
{
    private static readonly ImmutableArray<Programme> Shipped =
        CatalogueLoader.Load(Path.Combine(Repository.Root, "src", "Worker", "catalogues")).Programmes;

    public static TheoryData<string> Days => ["2025-06-30", "2026-08-16", "2027-03-01"];

    [Theory]
    [MemberData(nameof(Days))]
    public void Statements_OfTheShippedCatalogue_AreWhatAServerRuns(string asOf)
    {
        ImmutableArray<(string Name, string Text)> statements = [.. Statements(Recounting.At(DateOnly.Parse(asOf), Shipped))];

        statements.Length.ShouldBeGreaterThan(100);
        statements.SelectMany(statement => FaultsOf(statement.Name, statement.Text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Statements_OfARandomProgramme_AreWhatAServerRuns(int seed) =>
        Statements(RecountExample.Of((ulong)seed * 7919).Scope).SelectMany(statement => FaultsOf(statement.Name, statement.Text)).ShouldBeEmpty();

    /// <summary>A server puts the text of a WITH table wherever it is named: what a statement grows to must stay in bounds.</summary>
    [Fact]
    public void Statements_OfTheShippedCatalogue_StayWithinWhatAServerCanPlan()
    {
        foreach ((string name, string text) in Statements(Recounting.At(new DateOnly(2026, 8, 16), Shipped)))
        {
            (int depth, int reads) = Expanded(TSql.Parse(text, name));

            depth.ShouldBeLessThanOrEqualTo(32, name);
            reads.ShouldBeLessThan(1000, name);
        }
    }

    private static (int Depth, int Reads) Expanded(TSqlScript tree)
    {
        SelectStatement statement = tree.All<SelectStatement>().ShouldHaveSingleItem();
        Dictionary<string, (int Depth, int Reads)> tables = new(StringComparer.Ordinal);
        (int, int) Of(QueryExpression query)
        {
            (int Depth, int Reads)[] read = [.. query.All<NamedTableReference>().Select(table =>
                table.SchemaObject.SchemaIdentifier is null ? tables[table.SchemaObject.BaseIdentifier.Value] : (0, 1))];
            return read.Length == 0 ? (1, 0) : (1 + read.Max(table => table.Depth), read.Sum(table => table.Reads));
        }

        foreach (CommonTableExpression table in statement.WithCtesAndXmlNamespaces.CommonTableExpressions)
        {
            tables.Add(table.ExpressionName.Value, Of(table.QueryExpression));
        }

        return Of(statement.QueryExpression);
    }

    private static IEnumerable<(string Name, string Text)> Statements(RecountScope scope)
    {
        RecountStatements statements = new(SqlDialect.For(SqlRoom.SqlServer), scope);
        return statements.Subjects().SelectMany(subject => new[]
        {
            (subject.Name, statements.Of(subject).Number), (subject.Name + ", Zeilen", statements.Of(subject).Rows),
        });
    }

    private static IEnumerable<string> FaultsOf(string name, string text)
    {
        TSqlScript tree = TSql.Parse(text, name);
        return TSql.Forbidden(tree).Concat(ServerRules.Broken(tree)).Concat(ForeignTables(tree)).Select(fault => $"{name}: {fault}");
    }

    private static IEnumerable<string> ForeignTables(TSqlScript tree) => tree.All<NamedTableReference>()
        .Where(table => table.SchemaObject.SchemaIdentifier is Identifier schema
            && table.Written().Split(' ')[0] is string written
            && (schema.Value != "ki_contract" || !ContractViews.Contract.Any(view => written == $"ki_contract.{view.View}")))
        .Select(table => $"reads {table.Written()}");
}
