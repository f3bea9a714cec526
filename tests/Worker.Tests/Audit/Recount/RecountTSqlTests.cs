using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Tests.Building;
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

    // Read once for all tests that look at them.
    private static readonly Lazy<ImmutableArray<(string Name, TSqlScript Tree)>> Today = new(() => [.. Trees(At("2026-08-16"))]);

    [Fact]
    public void Statements_OfTheShippedCatalogue_AreWhatAServerRuns() => ShouldRun(Today.Value);

    [Theory]
    [Slow(Because.TriesManyCases)]
    [InlineData("2025-06-30")]
    [InlineData("2027-03-01")]
    public void Statements_OnOtherDays_AreWhatAServerRuns(string asOf) => ShouldRun([.. Trees(At(asOf))]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [Slow(Because.TriesManyCases)]
    public void Statements_OfARandomProgramme_AreWhatAServerRuns(int seed) =>
        Trees(RecountExample.Of((ulong)seed * 7919).Scope).SelectMany(statement => FaultsOf(statement.Name, statement.Tree)).ShouldBeEmpty();

    /// <summary>
    /// A server puts the text of a WITH wherever it is named; a printed statement once grew to more than a thousand readings of
    /// the views. Steps are temporary tables: none reads another's text.
    /// </summary>
    [Fact]
    public void Statements_OfTheShippedCatalogue_ReadTheViewsOnceAStep()
    {
        foreach ((string name, TSqlScript tree) in Today.Value)
        {
            // Only a step that reads itself has to be written before its table.
            tree.All<CommonTableExpression>()
                .Where(step => !step.All<NamedTableReference>().Any(table => table.SchemaObject.BaseIdentifier.Value == step.ExpressionName.Value))
                .Select(step => step.QueryExpression.Written())
                .ShouldAllBe(step => step.StartsWith("SELECT * FROM #", StringComparison.Ordinal), name);
            // Activities twice: those that can matter, and the ids of all, for the doubled ones; titles are read where they are shown.
            string[] views = [.. tree.All<NamedTableReference>().Where(table => table.SchemaObject.SchemaIdentifier is not null).Select(table => table.SchemaObject.BaseIdentifier.Value)];
            views.Count(view => view == "activity").ShouldBe(name.EndsWith(", Zeilen", StringComparison.Ordinal) ? 3 : 2, name);
            views.Where(view => view != "activity").ShouldBeUnique(name);
            tree.All<SelectStatement>().Select(select => select.All<NamedTableReference>().Length).Max().ShouldBeLessThan(200, name);
        }
    }

    /// <summary>Whoever reads the statement reads which characters it refuses: those that the program refuses, no other.</summary>
    [Theory]
    [InlineData(0x200B, true)]
    [InlineData(0xA0, true)]
    [InlineData(0x301, true)]
    [InlineData(0xFEFF, true)]
    [InlineData(0xE0001, true)]
    [InlineData(0x20, false)]
    [InlineData(0xE4, false)]
    [InlineData(0x2013, false)]
    public void RefusedCharacters_AreThoseThatReadingRefuses(int code, bool isRefused)
    {
        bool isNamed = SqlDialect.RefusedCharacters.Split(", ").Select(range => range.Split(" bis "))
            .Any(range => int.Parse(range[0]) <= code && code <= int.Parse(range[^1]));

        isNamed.ShouldBe(isRefused);
        (DeliveredText.WhyUnreadable($"a{char.ConvertFromUtf32(code)}b") is not null).ShouldBe(isRefused);
    }

    /// <summary>What a tool shows is the answer alone: everything before it goes into a table.</summary>
    [Fact]
    public void Statements_OfTheShippedCatalogue_GiveOneResult()
    {
        foreach ((string name, TSqlScript tree) in Today.Value)
        {
            tree.All<SelectStatement>().Count(select => select.Into is null).ShouldBe(1, name);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Text_OfTheCatalogue_IsNeverRun(string dialect)
    {
        const string Attack = "x'); DROP TABLE ki_activity; --\nDROP TABLE ki_partner; /* */ \r\u2028 GO";
        Indicator line = Lines.Line(new Count(Lines.Where(new HasAny("art", [Attack])), null), id: "X'-1\n")
            with { Title = Attack, Unit = Attack };
        RecountStatement statement = new RecountStatements(
            SqlDialect.For(dialect), Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([line])), LineKinds.Of).For(line.Id, Attack);

        // Comments and literals taken away, nothing of it is left.
        string code = string.Join('\n', statement.Number.Split('\n', '\r', '\u2028').Where(text => !text.TrimStart().StartsWith("--", StringComparison.Ordinal)));
        Regex.Replace(code, "'(?:[^']|'')*'", "''").ShouldNotContain("DROP TABLE ki_");
    }

    private static void ShouldRun(ImmutableArray<(string Name, TSqlScript Tree)> statements)
    {
        statements.Length.ShouldBeGreaterThan(100);
        statements.SelectMany(statement => FaultsOf(statement.Name, statement.Tree)).ShouldBeEmpty();
    }

    private static RecountScope At(string day) => Recounting.At(DateOnly.Parse(day), Shipped);

    private static IEnumerable<(string Name, TSqlScript Tree)> Trees(RecountScope scope)
    {
        RecountStatements statements = new(SqlDialect.For(SqlRoom.SqlServer), scope, LineKinds.Of);
        foreach (RecountSubject subject in statements.Subjects())
        {
            RecountStatement statement = statements.Of(subject);
            yield return (subject.Name, TSql.Parse(statement.Number, subject.Name));
            yield return ($"{subject.Name}, Zeilen", TSql.Parse(statement.Rows, $"{subject.Name}, Zeilen"));
        }
    }

    private static IEnumerable<string> FaultsOf(string name, TSqlScript tree) =>
        TSql.Forbidden(tree).Concat(ServerRules.Broken(tree)).Concat(ForeignTables(tree)).Select(fault => $"{name}: {fault}");

    private static IEnumerable<string> ForeignTables(TSqlScript tree) => tree.All<NamedTableReference>()
        .Where(table => table.SchemaObject.SchemaIdentifier is Identifier schema
            && table.Written().Split(' ')[0] is string written
            && (schema.Value != "ki_contract" || !ContractViews.Contract.Any(view => written == $"ki_contract.{view.View}")))
        .Select(table => $"reads {table.Written()}");
}
