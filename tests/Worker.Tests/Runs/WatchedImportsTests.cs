using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The folder into which staff lay their lists.</summary>
public sealed class WatchedImportsTests : IDisposable
{
    private const string Header = "Nummer;Typ;Titel;Beginn;Status\n";
    private const string Good = Header + "V-1;Veranstaltung;T;01.03.2025;durchgeführt\n";

    private static readonly LoadedCatalogue Catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    private readonly TestDatabase database = TestDatabase.Upgraded("sqlite");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly LogList<WatchedImports> log = new();
    private readonly WatchedImports watch;

    public WatchedImportsTests()
    {
        Directory.CreateDirectory(Folder);
        watch = new WatchedImports(
        new ImportOptions { Folder = Folder }, new ListImports(database.Connections, Catalogue, new EvaluationSource(database.Connections, Catalogue), time), time, log);
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public void List_ThatTwoLooksFindTheSame_IsImportedOnceAndMoved()
    {
        Lay("liste.csv", Good);

        watch.Look();
        Stored().ShouldBe("0");
        watch.Look();
        watch.Look();

        Stored().ShouldBe("1");
        Files("").ShouldBeEmpty();
        Files(WatchedImports.Done).ShouldBe(["2026-06-17 100000 liste.csv", "2026-06-17 100000 liste.csv.txt"]);
        File.ReadAllText(Path.Combine(Folder, WatchedImports.Done, "2026-06-17 100000 liste.csv.txt")).ShouldContain("Aktivitäten: 1 neu, 0 geändert, 0 unverändert");
    }

    [Fact]
    public void List_ThatIsStillGrowingOrHeldOpen_IsLeftAlone()
    {
        Lay("liste.csv", Header);
        watch.Look();
        Lay("liste.csv", Good);
        watch.Look();
        Stored().ShouldBe("0");

        using (File.Open(Path.Combine(Folder, "liste.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            watch.Look();
            Stored().ShouldBe("0");
        }

        watch.Look();
        Stored().ShouldBe("1");
    }

    [Fact]
    public void List_WithFaults_IsMovedWithItsFaultFile_AndNothingIsImported()
    {
        Lay("liste.csv", Good + "V-2;Fest;T;01.03.2025;durchgeführt\n");
        Lay("~$liste.xlsx", "x");

        watch.Look();
        watch.Look();

        Stored().ShouldBe("0");
        Files("").ShouldBe(["~$liste.xlsx"]);
        Files(WatchedImports.Faulty).ShouldBe(["2026-06-17 100000 liste.csv", "2026-06-17 100000 liste.csv.txt", "2026-06-17 100000 liste.fehler.xlsx"]);
        File.ReadAllText(Path.Combine(Folder, WatchedImports.Faulty, "2026-06-17 100000 liste.csv.txt")).ShouldContain("liste.csv, Zeile 3 (V-2), Spalte Typ, „Fest“");
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsSaidOnce()
    {
        Directory.Delete(Folder);

        watch.Look();
        watch.Look();

        log.Entries.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    private string Folder => Path.Combine(database.Folder, "eingang");

    private void Lay(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    private List<string?> Files(string below) => [.. Directory.GetFiles(Path.Combine(Folder, below)).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private string? Stored() => database.Text("SELECT count(*) FROM ki_activity");
}
