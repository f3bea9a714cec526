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

    private void Publish(string text)
    {
        using (Folder.Lock())
        {
            Folder.Write(Files(text));
            Folder.Finish();
        }
    }

    private static Dictionary<string, byte[]> Files(string text) => new() { ["Sachlage.txt"] = Encoding.UTF8.GetBytes(text) };
}
