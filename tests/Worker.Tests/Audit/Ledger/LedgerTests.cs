using System.Text;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Audit.Record;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Ledger;

public sealed class LedgerTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));

    private ReportPublication Publication => PublicationOf(time);

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Chain_OfSeveralRuns_IsClosed()
    {
        Fill(3);
        ChainResult chain = Ledger.Walk(ChainCheck.Run);
        chain.Fault.ShouldBeNull();
        chain.Sound.ShouldBe(3);
        chain.Last!.RunNumber.ShouldBe("SGS-2026-09-03-3");
        Ledger.Entries()[0].PreviousHash.ShouldBe(new string('0', 64));
        Encoding.UTF8.GetString(Ledger.RecordOf("SGS-2026-09-03-2")!.Json).ShouldBe("""{"n":2}""");
        Ledger.RecordOf("SGS-2026-09-03-9").ShouldBeNull();
    }

    [OnEachDialect]
    public void Run_WithTheSameFiles_IsNotAppendedAgain()
    {
        Publication.Record(Run(1)).ShouldBe(1);
        Publication.Record(Run(1)).ShouldBe(1);
        Publication.Record(Run(1, "anders")).ShouldBe(2);
        Publication.Record(Run(1)).ShouldBe(3, "the newest entry holds other files");
    }

    [OnEachDialect]
    public async Task Runs_AtTheSameMoment_ComeOneAfterTheOther()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() => Publication.Record(Run(number)))));
        Ledger.Walk(ChainCheck.Run).ShouldSatisfyAllConditions(
            chain => chain.Fault.ShouldBeNull(), chain => chain.Sound.ShouldBe(8));
    }

    [OnEachDialect]
    public void Run_ThatLosesTheRaceOnce_ReadsAgainAndComesAfter()
    {
        // The clock is asked between reading the end of the chain and inserting: there the first attempt meets what another
        // writer's commit in between does on a server, a place that is taken.
        using TestDatabase elsewhere = TestDatabase.Upgraded();
        string rival = $"INSERT INTO {SqlRoom.Table(database.Connections.Dialect, "ledger")} SELECT 1, 'x', 'x', 'x', 'bericht', 'x', 'x', 'x', 'x', 'x', 'x', 'x', NULL";
        elsewhere.Execute(rival);
        InterruptingClock clock = new(time, () => elsewhere.Execute(rival));
        PublicationOf(clock).Record(Run(1)).ShouldBe(1);
        clock.Calls.ShouldBe(2);
        Ledger.Entries().ShouldHaveSingleItem().RunNumber.ShouldBe("SGS-2026-09-03-1");
    }

    /// <summary>What goes into the chain's hash comes back letter by letter, whatever the dialect keeps it in.</summary>
    [OnEachDialect]
    public void Entry_ComesBackExactlyAsWritten()
    {
        string record = $$"""{"text":"{{string.Concat(Enumerable.Repeat("Würselen \U0001F332 a\u0308 ", 2000))}}"}""";
        Publication.Record(FinishedReports.Of(RunNumber.Parse("SGS-2026-09-03-1"), new Dictionary<string, byte[]>
        {
            ["Nachweis.json"] = Encoding.UTF8.GetBytes(record),
        }));

        LedgerEntry entry = Ledger.Entries().ShouldHaveSingleItem();
        entry.RecordedAt.ShouldBe("2026-08-17T05:00:00Z");
        entry.ComputedHash().ShouldBe(entry.Hash);
        Encoding.UTF8.GetString(Ledger.RecordOf("SGS-2026-09-03-1")!.Json).ShouldBe(record);
        Ledger.Walk(ChainCheck.Run).Sound.ShouldBe(1);
    }

    /// <summary>The statement of docs/production.md by which an auditor computes the chain needs nothing but these columns.</summary>
    [OnEachDialect]
    public void Hash_IsThatOfTheColumnsJoinedAsTheDocumentationSays()
    {
        Fill(2);
        LedgerEntry last = Ledger.Entries()[1];

        string joined = $"{{\"art\":\"{last.Kind}\",\"commit\":\"{last.ProgramCommit}\",\"dateien\":{last.Files},\"erfasst_am\":\"{last.RecordedAt}\","
            + $"\"folge\":{last.Sequence},\"gremium\":\"{last.Committee}\",\"nachweis_sha256\":\"{last.RecordSha256}\",\"nummer\":\"{last.RunNumber}\","
            + $"\"version\":\"{last.ProgramVersion}\",\"vorher\":\"{last.PreviousHash}\",\"zustellung\":\"{last.Delivery}\"}}";

        Checksums.Sha256(Encoding.UTF8.GetBytes(joined)).ShouldBe(last.Hash);
    }

    [OnEachDialect]
    [InlineData("UPDATE ledger SET run_number = 'SGS-2026-09-03-7' WHERE sequence = 2", "Eintrag 2", "nachträglich geändert")]
    [InlineData("UPDATE ledger SET recorded_at = '2026-01-01T00:00:00Z' WHERE sequence = 2", "Eintrag 2", "nachträglich geändert")]
    [InlineData("UPDATE ledger SET files = 'x' WHERE sequence = 2", "Eintrag 2", "nicht lesbar")]
    [InlineData("UPDATE ledger SET record = '{}' WHERE sequence = 2", "Eintrag 2", "Nachweis in der Datenbank")]
    [InlineData("DELETE FROM ledger WHERE sequence = 2", "Eintrag 2 fehlt", "gelöscht")]
    [InlineData("DELETE FROM ledger WHERE sequence = 1", "Eintrag 1 fehlt", "gelöscht")]
    [InlineData("UPDATE ledger SET sequence = 9 WHERE sequence = 2; UPDATE ledger SET sequence = 2 WHERE sequence = 3; UPDATE ledger SET sequence = 3 WHERE sequence = 9", "Eintrag 2", "vertauscht")]
    [InlineData("UPDATE ledger SET hash = 'abc' WHERE sequence = 2", "Eintrag 2", "nachträglich geändert")]
    public void Chain_ChangedByHand_BreaksAtTheEntry(string sql, string entry, string meaning)
    {
        Fill(4);
        database.Execute(sql);
        string fault = Ledger.Walk(ChainCheck.Run).Fault.ShouldNotBeNull();
        fault.ShouldContain(entry);
        fault.ShouldContain(meaning);
    }

    [OnEachDialect]
    public void Chain_WithoutItsLastEntry_IsClosedAndOnlyAPublishedReportTells()
    {
        Publication.Record(Run(1));
        AuswertungBasis run = SmallRun.Run();
        Publication.Record(FinishedReports.Of(RunNumber.Parse(run.Number + "1"), SmallRun.Files(run)));
        database.Execute("DELETE FROM ledger WHERE sequence = 2");
        Ledger.Walk(ChainCheck.Run).Fault.ShouldBeNull();
        Should.Throw<UserError>(() => PublishedCheck.Run(
                Ledger.Entries(), Ledger.DeliveredRuns(), SmallRun.Pdf(run.Number + "1", new string('b', 64)), "b.pdf"))
            .Message.ShouldContain("steht nicht im Auswertungsbuch");
    }

    [OnEachDialect]
    public void PublishedReport_IsComparedWithNumberChecksumAndPredecessor()
    {
        AuswertungBasis first = SmallRun.Run("SGS-2026-02-26-1");
        byte[] record = first.Evaluate().ToJson();
        Publication.Record(FinishedReports.Of(first.Number!, SmallRun.Files(first)));
        AuswertungBasis second = SmallRun.Run(previous: new DeliveredReport(first.Number!, Checksums.Sha256(record)));
        IReadOnlyDictionary<string, byte[]> files = SmallRun.Files(second);
        Publication.Record(FinishedReports.Of(second.Number!, files));

        PublishedResult sound = Published(files["Sachstandsbericht.pdf"]);
        sound.IsSound.ShouldBeTrue();
        sound.Lines.Count.ShouldBe(2);
        sound.Entry.ShouldNotBeNull().Sequence.ShouldBe(2);

        PublishedResult other = Published(SmallRun.Pdf(second.Number!.ToString(), new string('c', 64)));
        other.IsSound.ShouldBeFalse();
        other.Entry.ShouldBeNull();
        other.Lines[^1].ShouldContain("nicht verglichen");
        Published(SmallRun.Pdf(second.Number!.ToString(), Checksums.Sha256(files["Nachweis.json"]), new DeliveredReport(first.Number!, new string('d', 64))))
            .IsSound.ShouldBeFalse();
        Should.Throw<UserError>(() => Published("x"u8.ToArray())).Message.ShouldContain("keine PDF-Datei");
        Should.Throw<UserError>(() => Published(SmallRun.Pdf("kein Bericht", new string('c', 64)))).Message.ShouldContain("keine Auswertungsnummer");
    }

    [OnEachDialect]
    public void Version_OfAProgramBuiltWithoutACommit_SaysSo()
    {
        ProgramVersion.Of("0.1.0+abc").ShouldBe(new ProgramVersion("0.1.0", "abc"));
        ProgramVersion.Of("0.1.0").ShouldBe(new ProgramVersion("0.1.0", "unbekannt"));
    }

    [OnEachDialect]
    public void Export_IsChainedByTheChecksumsOfItsFiles_AndKeepsWhatIsNotItsOwn()
    {
        Fill(3);
        string folder = Path.Combine(database.Folder, "export");
        Export(folder);
        string previous = new('0', 64);
        foreach (string file in Directory.GetFiles(folder, "??????.json").Order(StringComparer.Ordinal))
        {
            File.ReadAllText(file).ShouldContain($"\"vorher\":\"{previous}\"");
            previous = Checksums.Sha256(File.ReadAllBytes(file));
        }

        Export(folder);
        database.Execute("DELETE FROM ledger WHERE sequence = 3");
        Should.Throw<UserError>(() => Export(folder)).Message.ShouldContain("nicht mehr");
        File.WriteAllText(Path.Combine(folder, "000001.json"), "anders");
        Should.Throw<UserError>(() => Export(folder)).Message.ShouldContain("früheren Export");
        File.WriteAllText(Path.Combine(folder, "Notizen.txt"), "von Hand");
        Should.Throw<UserError>(() => Export(folder)).Message.ShouldContain("Notizen.txt");
    }

    [OnEachDialect]
    [InlineData("LIESMICH.txt", "Meine Notizen")]
    [InlineData("Auswertungsbuch.sha256", "abc  Foto.jpg")]
    [InlineData("Foto.jpg", "x")]
    public void Export_IntoAFolderWithSomebodyElsesFile_IsRefusedAndKeepsIt(string name, string text)
    {
        Fill(1);
        string folder = Directory.CreateDirectory(Path.Combine(database.Folder, "fremd")).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);

        Should.Throw<UserError>(() => Export(folder)).Message.ShouldContain($"liegt „{name}“, das nicht zu einem Export gehört");

        Directory.GetFileSystemEntries(folder).ShouldBe([Path.Combine(folder, name)]);
        File.ReadAllText(Path.Combine(folder, name)).ShouldBe(text);
    }

    /// <summary>The disk says no in the middle, here to a name that is too long for it.</summary>
    [OnEachDialect]
    public void Export_ThatCannotBeWrittenWhole_LeavesNothing()
    {
        Fill(2);
        string folder = Path.Combine(database.Folder, "neu");

        Should.Throw<DiskError>(() => ExportFolder.Fill(folder, target =>
        {
            target.Write("000001.json", "x"u8.ToArray());
            target.Write(new string('9', 300) + ".json", "x"u8.ToArray());
        })).Message.ShouldContain(folder);

        Directory.Exists(folder).ShouldBeFalse();
    }

    [OnEachDialect]
    public void Export_ThatFailsOverAnEarlierOne_LeavesThatWhole()
    {
        Fill(2);
        string folder = Path.Combine(database.Folder, "export");
        Export(folder);
        Dictionary<string, string> before = Contents(folder);

        Should.Throw<DiskError>(() => ExportFolder.Fill(folder, target => target.Write(new string('9', 300) + ".json", "x"u8.ToArray())));

        Contents(folder).ShouldBe(before);
    }

    /// <summary>A kill leaves what was written so far in a folder of its own, without the list: nobody takes it for an export.</summary>
    [OnEachDialect]
    public void Export_AfterOneThatWasKilled_IsWhole()
    {
        Fill(2);
        string folder = Path.Combine(database.Folder, "export");
        string unfinished = Directory.CreateDirectory(Path.Combine(folder, ExportFolder.Unfinished)).FullName;
        File.WriteAllText(Path.Combine(unfinished, "000001.json"), "{\"fol");

        Export(folder);

        Directory.Exists(unfinished).ShouldBeFalse();
        Contents(folder).Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["000001-Nachweis.json", "000001.json", "000002-Nachweis.json", "000002.json", "Auswertungsbuch.sha256", "LIESMICH.txt"]);
        foreach (string line in File.ReadAllLines(Path.Combine(folder, LedgerExport.List)))
        {
            Checksums.Sha256(File.ReadAllBytes(Path.Combine(folder, line[66..]))).ShouldBe(line[..64]);
        }
    }

    /// <summary>Until the last file has its name, the list is not there.</summary>
    [OnEachDialect]
    public void Export_WhileItIsWritten_HasNoFileUnderItsName()
    {
        string folder = Path.Combine(database.Folder, "export");
        ExportFolder.Fill(folder, target =>
        {
            target.Write("000001.json", "x"u8.ToArray());
            Directory.GetFiles(folder).ShouldBeEmpty();
        });
        Directory.GetFiles(folder).Length.ShouldBe(3);
    }

    /// <summary>The list is evidence also of what was removed beside it.</summary>
    [OnEachDialect]
    public void Export_OverAListThatNamesAnotherChecksum_IsRefusedAndKeepsIt()
    {
        Fill(2);
        string folder = Path.Combine(database.Folder, "export");
        Export(folder);
        File.Delete(Path.Combine(folder, "000002.json"));
        File.Delete(Path.Combine(folder, "000002-Nachweis.json"));
        string list = File.ReadAllText(Path.Combine(folder, LedgerExport.List));
        database.Execute("DELETE FROM ledger WHERE sequence = 2");

        Should.Throw<UserError>(() => Export(folder)).Message.ShouldContain("nennt zu 000002");

        File.ReadAllText(Path.Combine(folder, LedgerExport.List)).ShouldBe(list);
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.GetFileSystemEntries(folder)
        .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file), StringComparer.Ordinal);

    private void Export(string folder) => ExportFolder.Fill(folder, target =>
    {
        foreach ((string name, byte[] content) in Ledger.Walk(
            chain => chain.SelectMany(entry => LedgerExport.FilesOf(entry.Entry, entry.Record)).ToArray()))
        {
            target.Write(name, content);
        }
    });

    private PublishedResult Published(byte[] pdf) => PublishedCheck.Run(Ledger.Entries(), Ledger.DeliveredRuns(), pdf, "b.pdf");

    private ReportPublication PublicationOf(TimeProvider clock) => new(
        database.Connections, new LedgerStore(database.Connections, clock, new ProgramVersion("1.0", "abc")),
        new OccurrenceClaims(database.Connections, clock, "Test"), database.Folder);

    private void Fill(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            Publication.Record(Run(number));
        }
    }

    private static AuswertungFiles Run(int number, string text = "Text") => FinishedReports.Of(
        RunNumber.Parse($"SGS-2026-09-03-{number}"), new Dictionary<string, byte[]>
        {
            ["Nachweis.json"] = Encoding.UTF8.GetBytes($$"""{"n":{{number}}}"""), ["Sachlage.txt"] = Encoding.UTF8.GetBytes(text),
        });

    /// <summary>A clock that something happens to the first time a ledger entry asks for the moment.</summary>
    private sealed class InterruptingClock(TimeProvider time, Action interruption) : TimeProvider
    {
        private bool isReady;

        public int Calls { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            // The first question comes from the claims, when they are created.
            if (isReady && ++Calls == 1)
            {
                interruption();
            }

            isReady = true;
            return time.GetUtcNow();
        }
    }

    [Fact] // a trigger of SQLite
    public void Run_ThatLosesTheRaceAlways_GivesUpAndSaysSo()
    {
        database.Execute("CREATE TRIGGER rival BEFORE INSERT ON ledger WHEN NEW.run_number <> 'x' BEGIN "
            + "INSERT INTO ledger SELECT NEW.sequence, 'x', 'x', 'x', 'bericht', 'x', 'x', 'x', 'x', 'x', 'x', 'x', NULL; END");
        Should.Throw<UserError>(() => Publication.Record(Run(1))).Message.ShouldContain("gleichzeitig");
        Ledger.Entries().ShouldBeEmpty();
    }
}
