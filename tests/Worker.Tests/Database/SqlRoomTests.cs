using System.Reflection;
using KiIndicators.Worker.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

public class SqlRoomTests
{
    private static readonly Assembly Worker = typeof(Queries).Assembly;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Queries_EveryPropertyHasItsFileAndEveryFileItsProperty(string dialect)
    {
        string prefix = $"sql/{dialect}/queries/";
        Queries queries = new(dialect);

        string[] properties = [.. typeof(Queries).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)];
        string[] files =
        [
            .. Worker.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => name[prefix.Length..^".sql".Length]).Order(StringComparer.Ordinal),
        ];

        properties.Except(files).ShouldBeEmpty($"sql/{dialect}/queries lacks the file of a property of src/Worker/Database/Queries.cs");
        files.Except(properties).ShouldBeEmpty($"src/Worker/Database/Queries.cs lacks the property of a file of sql/{dialect}/queries");
        typeof(Queries).GetProperties().ShouldAllBe(property => ((string)property.GetValue(queries)!).StartsWith("--"));
    }

    [Fact]
    public void Queries_HoldOneStatementEach()
    {
        Queries queries = new("sqlite");

        foreach (PropertyInfo property in typeof(Queries).GetProperties())
        {
            string statements = string.Join(
                '\n', ((string)property.GetValue(queries)!).Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
            statements.Count(character => character == ';').ShouldBe(1, property.Name);
            statements.TrimEnd().ShouldEndWith(";", Case.Sensitive, property.Name);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Contract_LiesBesideTheProgram(string dialect) =>
        Directory.GetFiles(SqlRoom.ContractFolder(dialect)).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["activity.sql", "activity_attribute.sql", "partner.sql", "remark.sql"]);

    [Fact]
    public void Index_NamesEveryFile()
    {
        string root = Path.Combine(AppContext.BaseDirectory, "sql");
        string index = File.ReadAllText(Path.Combine(root, "README.md"));

        Directory.GetFiles(root, "*.sql", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Distinct()
            .Where(name => !index.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty("sql/README.md lacks");
    }
}
