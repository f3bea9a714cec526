using Dapper;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Database.Sqlite;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Intake.Import;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

public sealed class DatabaseFaultTests : IDisposable
{
    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded(patience: 1);

    public void Dispose() => database.Dispose();

    [Fact]
    public void Reading_LockedDatabase_SaysThatItIsInUse()
    {
        using SqliteConnection other = database.Open();
        other.Execute("BEGIN EXCLUSIVE");

        Should.Throw<UserError>(Read).Message.ShouldContain("gesperrt");
    }

    [Fact]
    public void Writing_LockedDatabase_SaysThatItIsInUse()
    {
        using SqliteConnection other = database.Open();
        other.Execute("BEGIN IMMEDIATE");

        Should.Throw<UserError>(() => database.Connections.Write(_ => 0)).Message.ShouldContain("gesperrt");
        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections)).Message.ShouldContain("gesperrt");
        using ImportFolder import = new(SqlRoom.Sqlite);
        import.With("activities.csv", "id;kind;title;start_date;status\nA-1;event;T;01.03.2025;held\n");
        Should.Throw<UserError>(() => import.Import(into: database.Connections)).Message.ShouldContain("gesperrt");
    }

    [Fact]
    public void Reading_FileThatIsNoDatabase_SaysSo()
    {
        File.WriteAllText(database.File, string.Concat(Enumerable.Repeat("Das ist keine Datenbank. ", 200)));

        Should.Throw<UserError>(Read).Message.ShouldContain("keine SQLite-Datenbank");
        Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(database.Connections)).Message.ShouldContain("keine SQLite-Datenbank");
        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections)).Message.ShouldContain("keine SQLite-Datenbank");
    }

    [Fact]
    public void Reading_DamagedDatabase_IsNeverTakenForAnEmptyOne()
    {
        for (int number = 0; number < 300; number++)
        {
            database.Execute("INSERT INTO ki_activity (id, title) VALUES (@Id, @Title)", new { Id = $"A-{number}", Title = new string('x', 200) });
        }

        byte[] bytes = File.ReadAllBytes(database.File);
        bytes.AsSpan(4096 * 3).Fill(0xA5);
        File.WriteAllBytes(database.File, bytes);

        Should.Throw<UserError>(Read).Message.ShouldContain("beschädigt");
    }

    [Fact]
    public void Opening_MissingFolder_IsWrongConfiguration()
    {
        SqlDatabase connections = DatabaseProvider.Create("sqlite", $"Data Source={Path.Combine(database.Folder, "nirgends", "x.db")}");

        UserError error = Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(connections));

        error.Message.ShouldContain("nirgends");
        error.ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Opening_FolderInsteadOfFile_SaysThatItCannotBeOpened()
    {
        SqlDatabase connections = DatabaseProvider.Create("sqlite", $"Data Source={database.Folder}");

        Should.Throw<UserError>(() => DatabaseUpgrade.Run(connections)).Message.ShouldContain("lässt sich nicht öffnen");
    }

    [Fact]
    public void Opening_MissingFile_SaysWhatToCallAndCreatesNone()
    {
        File.Delete(database.File);

        Should.Throw<UserError>(Read).Message.ShouldContain("db upgrade");
        File.Exists(database.File).ShouldBeFalse();
    }

    [Fact]
    public void Opening_UnreadableFile_SaysThatItCannotBeOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Rechte binden diesen Benutzer nicht (root oder Windows).");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database.File, UnixFileMode.None);
        }

        Should.Throw<UserError>(Read).Message.ShouldContain("lässt sich nicht öffnen");
    }

    [Fact]
    public void Writing_ReadOnlyDatabase_SaysSoAndReadingWorks()
    {
        SqlDatabase connections = DatabaseProvider.Create("sqlite", database.ConnectionString("Mode=ReadOnly"));

        Should.Throw<UserError>(() => connections.Write(transaction => transaction.Connection!.Execute(
            "INSERT INTO ki_activity (id) VALUES ('A-1')", transaction: transaction))).Message.ShouldContain("schreibgeschützt");
        new ActivitySource(connections).Read([]).Activities.ShouldBeEmpty();
    }

    [Fact]
    public void Writing_FullDisk_SaysSoAndWritesNothing()
    {
        UserError error = Should.Throw<UserError>(() => database.Connections.Write(transaction =>
        {
            // As if the disk ended here: no page more than there are.
            transaction.Connection!.Execute("PRAGMA max_page_count = 1", transaction: transaction);
            for (int number = 0; number < 100; number++)
            {
                transaction.Connection!.Execute(
                    "INSERT INTO ki_activity (id, title) VALUES ('A', @Title)", new { Title = new string('x', 3000) }, transaction);
            }

            return 0;
        }));

        error.Message.ShouldContain("erschöpft");
        database.Text("SELECT count(*) FROM ki_activity").ShouldBe("0");
    }

    [Fact]
    public void Reading_MissingView_NamesIt()
    {
        database.Execute("DROP VIEW remark");

        Should.Throw<UserError>(Read).Message.ShouldContain("remark");
    }

    [Theory]
    [InlineData("sqlserver", "Data Source=x", "keinen Server oder keine Datenbank")]
    [InlineData("sqlserver", "Database=x", "keinen Server oder keine Datenbank")]
    [InlineData("sqlserver", "Server=x;Database=y;Authentication=Active Directory Default", "ActiveDirectoryDefault")]
    [InlineData("oracle", "Data Source=x", "oracle")]
    [InlineData("sqlite", "Dateiname=x", "nicht lesbar")]
    [InlineData("sqlite", "", "nennt keine Datei")]
    [InlineData("sqlite", "Data Source=:memory:", "nennt keine Datei")]
    public void Factory_WrongConfiguration_SaysWhatIsWrong(string provider, string connectionString, string expected)
    {
        UserError error = Should.Throw<UserError>(() => DatabaseProvider.Create(provider, connectionString));

        error.Message.ShouldContain(expected);
        error.ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("Data Source=x.db", 5)]
    [InlineData("Data Source=x.db;Default Timeout=12", 12)]
    public void Waiting_ForALockedDatabase_IsFiveSecondsUnlessConfigured(string connectionString, int seconds) =>
        new SqliteConnectionStringBuilder(SqliteDatabase.Of(connectionString).ConnectionString(create: false)).DefaultTimeout.ShouldBe(seconds);

    private object Read() => new ActivitySource(database.Connections).Read([]);
}
