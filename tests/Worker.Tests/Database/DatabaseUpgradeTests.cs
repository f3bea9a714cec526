using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private static readonly string[] Migrations =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "sql", "sqlite", "schema"), "*.sql")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Upgrade_WithoutADatabase_CreatesItAndTheFourViews()
    {
        Migrations.ShouldNotBeEmpty();
        DatabaseUpgrade.Run(database.Connections).ShouldBe(Migrations);

        database.Text("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name)")
            .ShouldBe("activity activity_attribute partner remark");
        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public void Upgrade_TwiceAtTheSameTime_RunsEveryScriptOnce()
    {
        string[] applied = [.. Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .SelectMany(_ => DatabaseUpgrade.Run(Patient()))];

        applied.Order(StringComparer.Ordinal).ShouldBe(Migrations);
    }

    [Fact]
    public void Status_WithoutADatabase_SaysSoAndCreatesNone()
    {
        DatabaseStatus status = DatabaseUpgrade.Status(database.Connections);

        status.Exists.ShouldBeFalse();
        status.Pending.ShouldBe(Migrations);
        File.Exists(database.File).ShouldBeFalse();
    }

    [Fact]
    public void Database_OnFirstUse_IsCreated()
    {
        DatabaseUpgrade.EnsureUsable(database.Connections);

        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public void Database_OfSomebodyElse_IsNotFilledUnasked()
    {
        database.Execute("CREATE TABLE theirs (x)");

        Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(database.Connections)).Message.ShouldContain("db upgrade");

        database.Text("SELECT group_concat(name) FROM sqlite_master").ShouldBe("theirs");
    }

    private SqlDatabase Patient() =>
        DatabaseProvider.Create("sqlite", $"Data Source={database.File};Default Timeout=30");
}
