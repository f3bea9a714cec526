using System.IO.Compression;
using System.Runtime.CompilerServices;
using KiIndicators.Worker.Audit.Verification;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Verification;

/// <summary>What an earlier version published stays verifiable for good.</summary>
public sealed class GoldenFolderTests
{
    public static TheoryData<string> Published =>
        [.. Directory.EnumerateFiles(Golden(), "*.zip").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Folder_PublishedByAnEarlierVersion_IsSound(string archive)
    {
        using TemporaryFolder folder = new();
        ZipFile.ExtractToDirectory(Path.Combine(Golden(), archive), folder.Path);
        FolderResult result = FolderCheck.Run(Directory.GetDirectories(folder.Path).Single());
        result.Differences.ShouldBeEmpty();
        result.Sound.ShouldNotBeEmpty();
    }

    [Fact]
    public void Published_HoldsEveryCase() => Published.Count.ShouldBe(6);

    private static string Golden([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");
}
