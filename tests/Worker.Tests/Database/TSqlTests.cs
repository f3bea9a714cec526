using KiIndicators.Worker.Database;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Every T-SQL file is what SQL Server 2019 can read, and plain.</summary>
public class TSqlTests
{
    public static TheoryData<string> Files => [.. TSql.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Parses_AndUsesNothingForbidden(string file) =>
        TSql.Forbidden(TSql.Parse(TSql.Text(file), file)).Concat(ServerRules.Broken(TSql.Parse(TSql.Text(file), file))).ShouldBeEmpty();

    [Theory]
    [InlineData("SELECT SUM(CASE WHEN EXISTS (SELECT 1 FROM ki.b AS b WHERE b.x = a.x) THEN 1 ELSE 0 END) AS n FROM ki.a AS a", 130)]
    [InlineData("SELECT SUM(MAX(a.x)) AS n FROM ki.a AS a", 130)]
    [InlineData("SELECT (SELECT SUM(a.x * b.x) FROM ki.b AS b) AS n FROM ki.a AS a", 8124)]
    [InlineData("SELECT a.x, COUNT(*) AS n FROM ki.a AS a", 8120)]
    [InlineData("SELECT a.x, a.y FROM ki.a AS a GROUP BY a.x", 8120)]
    [InlineData("SELECT a.x FROM ki.a AS a GROUP BY a.x HAVING a.y > 1", 8120)]
    [InlineData("SELECT DISTINCT a.x FROM ki.a AS a ORDER BY a.y", 145)]
    [InlineData("SELECT a.x FROM ki.a AS a WHERE COUNT(*) > 1", 147)]
    [InlineData("SELECT a.x FROM ki.a AS a WHERE ROW_NUMBER() OVER (ORDER BY a.x) = 1", 4108)]
    [InlineData("SELECT c.x FROM ki.a AS a, (SELECT b.x FROM ki.b AS b WHERE b.x = a.x) AS c", 4104)]
    [InlineData("WITH c AS (SELECT a.x, b.x FROM ki.a AS a JOIN ki.b AS b ON b.y = a.y) SELECT c.x FROM c", 8156)]
    [InlineData("WITH c AS (SELECT a.x + 1 FROM ki.a AS a) SELECT c.x FROM c", 8155)]
    [InlineData("WITH c AS (SELECT d.x FROM d), d AS (SELECT a.x FROM ki.a AS a) SELECT c.x FROM c", 208)]
    [InlineData("SELECT d.x FROM #d AS d; SELECT a.x INTO #d FROM ki.a AS a", 208)]
    [InlineData("SELECT a.x INTO #d FROM ki.a AS a; SELECT a.x INTO #d FROM ki.a AS a", 2714)]
    public void Rules_FindWhatOnlyAServerWouldRefuse(string sql, int error) =>
        string.Join('\n', ServerRules.Broken(TSql.Parse(sql))).ShouldContain($"error {error}");

    [Theory]
    [InlineData("SELECT (SELECT COUNT(*) FROM ki.b AS b WHERE b.x = a.x) AS n FROM ki.a AS a")]
    [InlineData("SELECT a.x, MAX(a.y) AS n FROM ki.a AS a GROUP BY a.x HAVING COUNT(*) > 1 OR a.x IN (SELECT b.x FROM ki.b AS b)")]
    [InlineData("SELECT MIN(a.x) AS n FROM ki.a AS a WHERE EXISTS (SELECT 1 FROM (SELECT (SELECT COUNT(*) FROM ki.b AS b WHERE b.x < a.x) AS n) AS e WHERE e.n > 1)")]
    public void Rules_LetPassWhatAServerRuns(string sql) => ServerRules.Broken(TSql.Parse(sql)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void File_BatchesAreTheParsersBatches(string file) =>
        SqlBatches.Split(TSql.Text(file)).Length.ShouldBe(TSql.Parse(TSql.Text(file), file).Batches.Count);

    [Theory]
    [InlineData("SELECT FROM x")]
    [InlineData("SELECT 1; CREATE VIEW v AS SELECT 1 AS a;")]
    public void Parser_RefusesWhatAServerWould(string sql) =>
        Should.Throw<ShouldAssertException>(() => TSql.Parse(sql));

    [Theory]
    [InlineData("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a", "CREATE OR ALTER")]
    [InlineData("ALTER VIEW v AS SELECT 1 AS a", "ALTER VIEW")]
    [InlineData("WAITFOR DELAY '00:00:01'", "WAITFOR")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "ISOLATION")]
    [InlineData("SELECT a FROM t WITH (READPAST)", "table hint")]
    [InlineData("SELECT a FROM t WITH (UPDLOCK, HOLDLOCK)", "table hint")]
    [InlineData("EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive'", "sp_getapplock")]
    [InlineData("WITH c AS (SELECT a FROM t) UPDATE c SET a = 1", "CTE")]
    [InlineData("SELECT a FROM t FOR SYSTEM_TIME ALL", "temporal")]
    [InlineData("CREATE TABLE t (a int PRIMARY KEY, v datetime2 GENERATED ALWAYS AS ROW START, b datetime2 GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (v, b)) WITH (SYSTEM_VERSIONING = ON)", "temporal")]
    public void Search_FindsWhatIsForbidden(string sql, string expected) =>
        string.Join(", ", TSql.Forbidden(TSql.Parse(sql))).ShouldContain(expected);

    [Fact]
    public void Tables_HoldOnlyTheTypesAgreedOn_AndTextComparesBinary()
    {
        string[] types = ["bit", "date", "datetime2(3)", "int", "nvarchar"];
        foreach (ColumnDefinition column in SchemaColumns())
        {
            string type = column.DataType.Written().ToLowerInvariant();
            string kind = type.StartsWith("nvarchar(", StringComparison.Ordinal) ? "nvarchar" : type;
            types.ShouldContain(kind, column.Written());
            column.Collation?.Value.ShouldBe(kind == "nvarchar" ? "Latin1_General_100_BIN2" : null, column.Written());
            (column.Collation is not null).ShouldBe(kind == "nvarchar", column.Written());
        }
    }

    [Fact]
    public void Names_CarryTheirSchema()
    {
        foreach (string file in TSql.Files)
        {
            // msdb is the server's own book of its backups.
            TSql.Parse(TSql.Text(file)).All<NamedTableReference>()
                .Where(table => table.SchemaObject.DatabaseIdentifier?.Value != "msdb")
                .Select(table => table.SchemaObject.SchemaIdentifier?.Value)
                .ShouldAllBe(schema => schema == "ki" || schema == "ki_contract", file);
        }
    }

    private static IEnumerable<ColumnDefinition> SchemaColumns() => TSql.Files
        .Where(file => file.StartsWith("schema/", StringComparison.Ordinal))
        .SelectMany(file => TSql.Parse(TSql.Text(file), file).All<TableDefinition>())
        .SelectMany(table => table.ColumnDefinitions);
}
