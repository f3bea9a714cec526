using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
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

    /// <summary>
    /// A server puts the text of a WITH wherever it is named; a printed statement once grew to more than a thousand readings of
    /// the views. Steps are temporary tables: none reads another's text.
    /// </summary>
    [Fact]
    public void Statements_OfTheShippedCatalogue_ReadTheViewsOnceAStep()
    {
        foreach ((string name, string text) in Statements(Recounting.At(new DateOnly(2026, 8, 16), Shipped)))
        {
            TSqlScript tree = TSql.Parse(text, name);
            tree.All<CommonTableExpression>().Select(step => step.QueryExpression.Written())
                .ShouldAllBe(step => step.StartsWith("SELECT * FROM #", StringComparison.Ordinal), name);
            tree.All<NamedTableReference>().Count(table => table.SchemaObject.SchemaIdentifier is not null).ShouldBeLessThanOrEqualTo(3, name);
            tree.All<SelectStatement>().Select(select => select.All<NamedTableReference>().Length).Max().ShouldBeLessThan(200, name);
        }
    }

    /// <summary>What a tool shows is the number alone: everything before it goes into a table.</summary>
    [Fact]
    public void Statements_OfTheShippedCatalogue_GiveOneResult()
    {
        foreach ((string name, string text) in Statements(Recounting.At(new DateOnly(2026, 8, 16), Shipped)))
        {
            TSql.Parse(text, name).All<SelectStatement>().Count(select => select.Into is null).ShouldBe(1, name);
        }
    }

    private static IEnumerable<(string Name, string Text)> Statements(RecountScope scope)
    {
        RecountStatements statements = new(SqlDialect.For(SqlRoom.SqlServer), scope, LineKinds.Of);
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
