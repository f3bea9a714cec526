using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>Bad input gets a clear error that says what to do, the right exit code, and nothing is lost.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class FaultTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task UnknownCommand_IsWrongUse() => await ShouldFailAsync(2, "--help", ["berichte"]);

    [Fact]
    public async Task UnknownSetting_IsNamed() =>
        await ShouldFailAsync(2, "KIINDICATORS_Datenbank__Pfad", ["indicators"], ("KIINDICATORS_Datenbank__Pfad", "x"));

    [Fact]
    public async Task BrokenCatalogue_IsNamedWithLineAndColumn()
    {
        string file = Path.Combine(folder.Path, "kaputt.yaml");
        File.WriteAllText(file, "programm:\n  id: X\n  titl: Y\n");
        await ShouldFailAsync(2, "kaputt.yaml:3:3", ["indicators"], ("KIINDICATORS_Catalogue__Path", file));
    }

    [Fact]
    public async Task MissingCatalogue_SaysWhereToSetIt() =>
        await ShouldFailAsync(2, "Catalogue:Path", ["indicators"], ("KIINDICATORS_Catalogue__Path", Path.Combine(folder.Path, "fehlt")));

    [Fact]
    public async Task UnknownCommittee_NamesTheKnownOnes() =>
        await ShouldFailAsync(2, "SGS", ["report", "--meeting-date", "2026-09-03", "--committee", "XYZ"]);

    [Fact]
    public async Task CorruptDatabase_IsNeverTakenForAnEmptyOne()
    {
        File.WriteAllText(Path.Combine(folder.Path, "kiindicators.db"), new string('x', 5000));
        await ShouldFailAsync(1, "kiindicators.db", ["indicators"]);
    }

    [Fact]
    public async Task MissingNode_SaysWhatToInstallAndLeavesNoHalfReport()
    {
        await ShouldFailAsync(
            2, "Node.js", ["report", "--meeting-date", "2026-09-03", "--committee", "SGS", "--out", folder.Path],
            demo.UsesDemoDatabase, ("KIINDICATORS_Typst__NodePath", Path.Combine(folder.Path, "node")));
        Directory.GetDirectories(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task OutFolderThatIsAFile_SaysSo()
    {
        string file = Path.Combine(folder.Path, "datei");
        File.WriteAllText(file, "");
        await ShouldFailAsync(1, "nicht beschreibbar",
            ["report", "--meeting-date", "2026-09-03", "--committee", "SGS", "--out", file], demo.UsesDemoDatabase);
    }

    [Fact]
    public async Task FaultyImport_ListsEveryFaultAndWritesNothing()
    {
        string file = Path.Combine(folder.Path, "activities.csv");
        File.WriteAllText(file, "id;kind;title;start_date;status\nV-1;Veranstaltung;Treffen;31.02.2026;durchgeführt\nV-2;Fest;Treffen;01.02.2026;erledigt\n");
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, ["activities", "import", file]);
        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain("31.02.2026");
        result.Errors.ShouldContain("Fest");
        result.Errors.ShouldContain("erledigt");
        result.Errors.ShouldContain("es wurde nichts eingelesen");
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("run")]
    [InlineData("meetings", "list")]
    public async Task NoTimeZoneData_SaysWhatToInstall(params string[] command)
    {
        ProgramResult upgrade = await Program.RunAsync(folder.Path, Cancellation, ["db", "upgrade"]);
        upgrade.ExitCode.ShouldBe(0);
        await Program.RunAsync(folder.Path, Cancellation, ["meetings", "add", "--committee", "SGS", "--date", "2026-09-03"]);
        await ShouldFailAsync(2, "tzdata", command, ("TZDIR", "/nonexistent"));
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("run")]
    [InlineData("verify", "x")]
    public async Task InvariantGlobalisation_SaysWhatToInstall(params string[] command) =>
        await ShouldFailAsync(2, "ICU", command, ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));

    /// <summary>A service manager starts the worker somewhere else: it says where it looked, and makes no empty database there.</summary>
    [Theory]
    [InlineData("run")]
    [InlineData]
    public async Task Worker_WithoutADatabase_NamesTheWholePathAndCreatesNone(params string[] command)
    {
        await ShouldFailAsync(2, Path.Combine(folder.Path, "kiindicators.db"), command);
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("meetings", "list")]
    [InlineData("report", "--meeting-date", "2026-09-03", "--committee", "SGS")]
    [InlineData("ledger", "verify")]
    public async Task EmptyDatabaseFile_IsNoNewOneForWhoReads(params string[] command)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "kiindicators.db"), []);
        await ShouldFailAsync(2, "leer (0 Bytes)", command);
        new FileInfo(Path.Combine(folder.Path, "kiindicators.db")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task MessageWithHostileText_ShowsItByName() =>
        await ShouldFailAsync(2, "X[U+001B][31mY", ["report", "--meeting-date", "2026-09-03", "--committee", "X\u001b[31mY"]);

    private async Task ShouldFailAsync(
        int exitCode, string message, string[] arguments, params (string Name, string Value)[] environment)
    {
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, arguments, environment);
        result.Errors.ShouldContain(message);
        result.Errors.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is for defects");
        result.ExitCode.ShouldBe(exitCode);
    }
}
