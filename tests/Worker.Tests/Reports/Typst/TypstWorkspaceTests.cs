using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

/// <summary>Temporary folders hold titles and partners: nobody else reads them, and none stays behind a program that was killed.</summary>
public sealed class TypstWorkspaceTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-08-17T05:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Folder_IsReadableByNobodyElse()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows hält die Rechte am Ordner des Benutzers.");
        using TypstWorkspace workspace = new();
        string folder = Path.GetDirectoryName(workspace.Output)!;
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Start_RemovesWhatAKilledProgramLeft_AndNothingElse()
    {
        string killed = Left("kiindicators-typst-a", time.GetUtcNow());
        File.WriteAllBytes(Path.Combine(killed, ".in-use"), []);
        string old = Left("kiindicators-typst-b", time.GetUtcNow().AddHours(-3));
        string young = Left("kiindicators-typst-c", time.GetUtcNow().AddHours(-1));
        string other = Left("anderes", time.GetUtcNow().AddHours(-3));
        string used = Left("kiindicators-typst-d", time.GetUtcNow().AddHours(-3));
        using FileLock mark = FileLock.TryTake(Path.Combine(used, ".in-use")).ShouldNotBeNull();

        TypstWorkspace.RemoveAbandoned(time, temporary.Path);

        Directory.Exists(killed).ShouldBeFalse();
        Directory.Exists(old).ShouldBeFalse();
        new[] { young, other, used }.ShouldAllBe(folder => Directory.Exists(folder));
    }

    private string Left(string name, DateTimeOffset written)
    {
        string folder = Directory.CreateDirectory(Path.Combine(temporary.Path, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "model.json"), "{}");
        Directory.SetLastWriteTimeUtc(folder, written.UtcDateTime);
        return folder;
    }
}
