using KiIndicators.Worker.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

public class OnEachDialectTests
{
    [OnEachDialect]
    public void MarkedTest_KnowsItsDialectAndNamesIt() =>
        TestContext.Current.Test!.TestDisplayName.ShouldEndWith($" [{OnEachDialectAttribute.Current}]");

    [OnEachDialect]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void MarkedTestWithData_RunsWithEachRowOnEachDialect(string row) =>
        TestContext.Current.Test!.TestDisplayName.ShouldSatisfyAllConditions(
            name => name.ShouldContain($" [{OnEachDialectAttribute.Current}]"), name => name.ShouldContain($"(row: \"{row}\")"));

    [Fact]
    public void OtherTest_RunsOnSqlite() => OnEachDialectAttribute.Current.ShouldBe(SqlRoom.Sqlite);

    [OnEachDialect]
    public void Database_IsOfTheTestsDialect()
    {
        using TestDatabase database = TestDatabase.Upgraded();

        database.Connections.Dialect.ShouldBe(OnEachDialectAttribute.Current);
    }
}
