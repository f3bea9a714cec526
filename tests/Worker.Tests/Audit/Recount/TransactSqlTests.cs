using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Intake.Catalogue;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>Every statement in the form of SQL Server follows its grammar (2019, version 150).</summary>
public class TransactSqlTests
{
    [Fact]
    public void Statement_OfEveryShippedLine_IsTransactSql() => ShouldParse(Recounting.At(
        new DateOnly(2026, 8, 16),
        CatalogueLoader.Load(Path.Combine(Repository.Root, "src", "Worker", "catalogues")).Programmes));

    [Fact]
    public void Statement_OfRandomProgrammes_IsTransactSql()
    {
        for (ulong seed = 0; seed < 15; seed++)
        {
            ShouldParse(RecountExample.Of(seed).Scope);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Text_OfTheCatalogue_IsNeverRun(string dialect)
    {
        const string Attack = "x'); DROP TABLE ki_activity; --\nDROP TABLE ki_partner; /* */ \r\u2028 GO";
        Indicator line = Lines.Line(new Count(Lines.Where(new KiIndicators.Indicators.Conditions.HasAny("art", [Attack])), null), id: "X'-1\n")
            with { Title = Attack, Unit = Attack };
        RecountStatement statement = new RecountStatements(
            SqlDialect.For(dialect), Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([line])), LineKinds.Of).For(line.Id, Attack);

        // Comments and literals taken away, nothing of it is left.
        string code = string.Join('\n', statement.Number.Split('\n', '\r', '\u2028').Where(text => !text.TrimStart().StartsWith("--", StringComparison.Ordinal)));
        System.Text.RegularExpressions.Regex.Replace(code, "'(?:[^']|'')*'", "''").ShouldNotContain("DROP TABLE ki_");
    }

    private static void ShouldParse(RecountScope scope)
    {
        RecountStatements statements = new(SqlDialect.For("sqlserver"), scope, LineKinds.Of);
        foreach (RecountSubject subject in statements.Subjects())
        {
            RecountStatement statement = statements.Of(subject);
            Faults(statement.Number).ShouldBeEmpty($"{subject.Name}\n{statement.Number}");
            Faults(statement.Rows).ShouldBeEmpty($"{subject.Name}\n{statement.Rows}");
        }
    }

    private static ImmutableArray<string> Faults(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out IList<ParseError> errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }
}
