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

    /// <summary>The activities of a county are nobody's business who merely has an account on the machine.</summary>
    [Fact]
    public void Upgrade_WithoutADatabase_CreatesOneThatNotEverybodyMayRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows kennt diese Rechte nicht.");

        DatabaseUpgrade.Run(database.Connections);

        new FileInfo(database.File).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
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

    /// <summary>Somebody has done by hand what a script does: the script fails, in a sentence, and nothing of the upgrade stays.</summary>
    [Fact]
    public void Upgrade_WhoseScriptFails_NamesItAndChangesNothing()
    {
        DatabaseUpgrade.Run(database.Connections);
        database.Execute("DELETE FROM SchemaVersions WHERE ScriptName = '0004-delivery.sql'");

        UserError error = Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections));

        error.Message.ShouldContain("0004-delivery.sql");
        error.Message.ShouldContain("Es wurde nichts geändert");
        error.ExitCode.ShouldBe(1);
        DatabaseUpgrade.Status(database.Connections).Pending.ShouldBe(["0004-delivery.sql"]);
    }

    /// <summary>A backup that was restored empty, a full disk: it is no new database for who only reads.</summary>
    [Fact]
    public void EmptyFile_IsNoNewDatabaseForWhoReads()
    {
        File.WriteAllBytes(database.File, []);
        ConfiguredDatabase configured = new(database.Connections, _ => { });

        UserError error = Should.Throw<UserError>(configured.Existing);
        error.Message.ShouldContain("leer (0 Bytes)");
        error.ExitCode.ShouldBe(2);
        new FileInfo(database.File).Length.ShouldBe(0);
        configured.Usable();
        new FileInfo(database.File).Length.ShouldBeGreaterThan(0);
    }

    /// <summary>What was created for an import that was refused is taken away again; what was there before stays.</summary>
    [Fact]
    public void DatabaseCreatedForNothing_IsTakenBack()
    {
        string file = Path.Combine(Path.GetDirectoryName(database.File)!, "neu.db");
        List<string> said = [];
        ConfiguredDatabase fresh = new(DatabaseProvider.Create("sqlite", $"Data Source={file}"), said.Add);
        fresh.Usable();
        File.Exists(file).ShouldBeTrue();
        fresh.TakeBack();
        File.Exists(file).ShouldBeFalse();
        said[^1].ShouldEndWith("ist wieder entfernt.");

        ConfiguredDatabase there = new(database.Connections, said.Add);
        there.Usable();
        there.Usable();
        new ConfiguredDatabase(database.Connections, said.Add).TakeBack();
        File.Exists(database.File).ShouldBeTrue();
    }

    [Fact]
    public void Database_OfARelativePath_LiesInTheFolderOfItsSettings()
    {
        SqlDatabase named = DatabaseProvider.Create("sqlite", "Data Source=daten/k.db", "/srv/ki");
        named.Name.ShouldBe(Path.GetFullPath("/srv/ki/daten/k.db"));
        DatabaseProvider.Create("sqlite", "Data Source=k.db").Name.ShouldBe(Path.GetFullPath("k.db"));
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
