using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using KiIndicators.Worker.Runs;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

public sealed class ReportFolderTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    private ReportFolder Folder => new(root.Path, "SGS-2026-09-03-1");

    public void Dispose() => root.Dispose();

    [Fact]
    public void Finish_GivesTheFolderItsNameWithNothingElseBeside()
    {
        Publish("eins");
        Directory.GetFileSystemEntries(root.Path).ShouldBe([Folder.Path]);
        Directory.GetFiles(Folder.Path).Select(Path.GetFileName).ShouldBe(["Sachlage.txt"]);
    }

    [Fact]
    public void Finish_OverAnEarlierOneByHand_ReplacesIt()
    {
        Publish("eins");
        Publish("zwei");
        File.ReadAllText(Path.Combine(Folder.Path, "Sachlage.txt")).ShouldBe("zwei");
        Directory.GetFileSystemEntries(root.Path).ShouldBe([Folder.Path]);
    }

    [Fact]
    public void Write_BesideAForeignFile_RefusesAndKeepsIt()
    {
        Publish("eins");
        string foreign = Path.Combine(Folder.Path, "Notizen.txt");
        File.WriteAllText(foreign, "von Hand");
        Should.Throw<UserError>(() => Folder.Write(Files("zwei"))).Message.ShouldContain("Notizen.txt");
        File.ReadAllText(foreign).ShouldBe("von Hand");
        File.ReadAllText(Path.Combine(Folder.Path, "Sachlage.txt")).ShouldBe("eins");
    }

    /// <summary>Two workers that start at the same moment both look, and both start.</summary>
    [Fact]
    public void Look_WhetherTheFolderCanBeWritten_WhileAnotherWorkerLooks_StopsNobody()
    {
        using IDisposable other = new ReportFolder(root.Path, "Schreibprobe").Lock();

        Should.NotThrow(() => ReportFolder.RequireWritable(root.Path));
    }

    [Fact]
    public void Lock_WhileAnotherRunWrites_SaysSo()
    {
        using (Folder.Lock())
        {
            Should.Throw<UserError>(() => Folder.Lock()).Message.ShouldContain("anderen Lauf");
        }

        Folder.Lock().Dispose();
    }

    [Fact]
    public void Lock_AfterAKillBetweenTheTwoRenames_RestoresTheEarlierReport()
    {
        Publish("eins");
        Directory.Move(Folder.Path, Folder.Path + ".alt");
        Folder.Lock().Dispose();
        File.ReadAllText(Path.Combine(Folder.Path, "Sachlage.txt")).ShouldBe("eins");
    }

    [Fact]
    public void Write_WhereTheRootIsAFile_SaysWhatToDo()
    {
        string file = Path.Combine(root.Path, "datei");
        File.WriteAllText(file, "");
        Should.Throw<UserError>(() => new ReportFolder(file, "X-1").Write(Files("eins"))).Message.ShouldContain("nicht beschreibbar");
    }

    /// <summary>What DiskFault says is true: a full disk leaves nothing half.</summary>
    [Fact]
    public void Write_OnADiskThatFillsUp_LeavesNothing()
    {
        Publish("eins");
        UserError error = Should.Throw<UserError>(() => Folder.Write(new FullDisk(Files("zwei"))));
        error.Message.ShouldContain("Der Datenträger ist voll");
        error.Message.ShouldContain("nichts Halbes geblieben");
        Directory.GetFileSystemEntries(root.Path).ShouldBe([Folder.Path]);
        File.ReadAllText(Path.Combine(Folder.Path, "Sachlage.txt")).ShouldBe("eins");
    }

    [Fact]
    public void Finish_ThatCannotName_SaysWhatLiesThere()
    {
        Folder.Write(Files("eins"));
        File.WriteAllText(Folder.Path, "eine Datei dieses Namens");
        Should.Throw<UserError>(() => Folder.Finish()).Message.ShouldNotContain("nichts Halbes");
    }

    [Fact]
    public void UnfinishedNumbers_OfARootWithoutRights_SayWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Rechte binden diesen Benutzer nicht (root oder Windows).");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(root.Path, UnixFileMode.None);
            Should.Throw<DiskError>(() => ReportFolder.UnfinishedNumbers(root.Path).ToArray()).Message.ShouldContain("Es fehlen die Rechte");
            File.SetUnixFileMode(root.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A look at the start meets another worker that gives its folders their names just then.</summary>
    [Fact]
    public async Task UnfinishedNumbers_WhileFoldersGetTheirNames_FailNever()
    {
        const int Folders = 400;
        foreach (int number in Enumerable.Range(1, Folders))
        {
            new ReportFolder(root.Path, $"SGS-2026-09-03-{number}").Write(Files("eins"));
        }

        Task naming = Task.Run(() =>
        {
            foreach (int number in Enumerable.Range(1, Folders))
            {
                new ReportFolder(root.Path, $"SGS-2026-09-03-{number}").Finish();
            }
        }, TestContext.Current.CancellationToken);
        do
        {
            ReportFolder.UnfinishedNumbers(root.Path).Count().ShouldBeLessThanOrEqualTo(Folders);
        }
        while (!naming.IsCompleted);

        await naming;
        ReportFolder.UnfinishedNumbers(root.Path).ShouldBeEmpty();
        ReportFolder.FinishedNumbers(root.Path).Count().ShouldBe(Folders);
    }

    /// <summary>Two holders at once were possible: one of a file that had lost its name, one of the next file of that name.</summary>
    [Fact]
    public async Task Lock_TakenByManyAtOnce_HasOneHolder()
    {
        int holders = 0;
        int most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int attempt = 0; attempt < 2000; attempt++)
            {
                if (Folder.TryLock() is IDisposable held)
                {
                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    Interlocked.Decrement(ref holders);
                    held.Dispose();
                }
            }
        })));
        most.ShouldBe(1);
        Directory.GetFileSystemEntries(root.Path).ShouldBeEmpty();
    }

    private void Publish(string text)
    {
        using (Folder.Lock())
        {
            Folder.Write(Files(text));
            Folder.Finish();
        }
    }

    /// <summary>Files of which the last no longer fits on the disk.</summary>
    private sealed class FullDisk(Dictionary<string, byte[]> files) : IReadOnlyDictionary<string, byte[]>
    {
        private const int NoSpace = 28;

        public IEnumerable<string> Keys => files.Keys;

        public IEnumerable<byte[]> Values => files.Values;

        public int Count => files.Count;

        public byte[] this[string key] => files[key];

        public bool ContainsKey(string key) => files.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out byte[] value) => files.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator()
        {
            foreach (KeyValuePair<string, byte[]> file in files)
            {
                yield return file;
            }

            throw new IOException("No space left on device", NoSpace);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static Dictionary<string, byte[]> Files(string text) => new() { ["Sachlage.txt"] = Encoding.UTF8.GetBytes(text) };
}
