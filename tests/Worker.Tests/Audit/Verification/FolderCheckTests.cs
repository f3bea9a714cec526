using System.Collections.Immutable;
using System.Text;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Tests.Audit.Record;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Verification;

public sealed class FolderCheckTests
{
    private const string Number = "SGS-2026-09-03-1";
    private static readonly AuswertungBasis Run = SmallRun.Run();
    private static readonly ImmutableSortedDictionary<string, byte[]> Files = SmallRun.Files(Run);

    [Fact]
    public void Folder_AsPublished_IsSound()
    {
        FolderResult result = Check(Files);
        result.Differences.ShouldBeEmpty();
        result.Sound.Count.ShouldBe(8);
    }

    [Fact]
    public void Folder_WithAnySingleByteFlipped_IsFoundOut()
    {
        List<string> missed = [];
        foreach ((string name, byte[] content) in Files)
        {
            for (int at = 0; at < content.Length; at++)
            {
                foreach (byte mask in new byte[] { 0x01, 0x20, 0xFF })
                {
                    byte[] flipped = [.. content];
                    flipped[at] ^= mask;
                    if (Check(Files.SetItem(name, flipped)).Differences.Count == 0)
                    {
                        missed.Add($"{name}[{at}]^{mask}");
                    }
                }
            }
        }

        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Folder_WithAByteMoreOrLess_IsFoundOut()
    {
        foreach ((string name, byte[] content) in Files)
        {
            Check(Files.SetItem(name, [.. content, (byte)'\n'])).Differences.ShouldNotBeEmpty(name);
            Check(Files.SetItem(name, content[..^1])).Differences.ShouldNotBeEmpty(name);
            Check(Files.SetItem(name, [])).Differences.ShouldNotBeEmpty(name);
            Check(Files.Remove(name)).Differences.ShouldNotBeEmpty(name);
        }
    }

    [Fact]
    public void ChecksumList_InAnotherForm_IsFoundOut()
    {
        string list = Encoding.UTF8.GetString(Files["Nachweis.sha256"]);
        string[] lines = list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string other in new[]
        {
            list.ToUpperInvariant(), list.Replace("\n", "\r\n"), list.Replace("  ", " *"), list.Replace("  ", "\t"), list + list,
            string.Join('\n', lines.Reverse()) + "\n", "\uFEFF" + list,
        })
        {
            Check(Files.SetItem("Nachweis.sha256", Encoding.UTF8.GetBytes(other))).Differences.ShouldNotBeEmpty(other);
        }
    }

    [Fact]
    public void Folder_WithSomethingElseInIt_IsFoundOut()
    {
        Check(Files.SetItem("Notizen.txt", [])).Differences[0].ShouldBe("Notizen.txt steht nicht in Nachweis.sha256.");
        FolderCheck.Run(Number, Files, ["alt"]).Differences[0].ShouldContain("„alt“ gehört nicht zur Auswertung");
        FolderCheck.Run("SGS-1999-01-01-1", Files, []).Differences.ShouldHaveSingleItem().ShouldContain("wie eine andere Auswertung");
        FolderCheck.Run("Kopie", Files, []).Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"ist\":2", "\"ist\":3", "Zeile L-1, ist: im Nachweis 3, aus seinen Zeilen und Regeln folgt 2.")]
    [InlineData("\"bewertung\":\"im-plan\",\"id\":\"M\"", "\"bewertung\":\"erreicht\",\"id\":\"M\"", "Meilenstein M, bewertung: im Nachweis „erreicht“")]
    [InlineData("\"beginn\":\"2026-05-01\"", "\"beginn\":\"2025-05-01\"", "Zeile L-1, ")]
    [InlineData("\"nummer\":\"SGS-2026-09-03-1\"", "\"nummer\":\"SGS-2026-09-04-1\"", "SGS-2026-09-04-1 passt nicht zu Gremium und Sitzung")]
    [InlineData("\"kuerzel\":\"SGS\"", "\"kuerzel\":\"KTA\"", "SGS-2026-09-03-1 passt nicht zu Gremium und Sitzung")]
    [InlineData("\"folge\":1", "\"folge\":2", "SGS-2026-09-03-1 passt nicht zu Gremium und Sitzung")]
    [InlineData("\"gelieferte_zeilen\":4", "\"gelieferte_zeilen\":4.0", "kommt in einem Nachweis nicht vor")]
    public void Forgery_WithAllChecksumsNew_IsNamedByLineAndMember(string found, string put, string said)
    {
        string record = Encoding.UTF8.GetString(Files["Nachweis.json"]);
        record.ShouldContain(found);
        byte[] forged = Encoding.UTF8.GetBytes(record.Replace(found, put, StringComparison.Ordinal));
        Check(SmallRun.Files(forged, Run)).Differences.ShouldContain(difference => difference.Contains(said));
    }

    [Fact]
    public void Forgery_OfTableOrPdf_IsFoundOut()
    {
        Forged("Nachweis.csv", "x"u8.ToArray()).ShouldHaveSingleItem().ShouldContain("Nachweis.csv enthält nicht");
        Forged("Sachstandsbericht.pdf", SmallRun.Pdf(Number, new string('a', 64))).ShouldHaveSingleItem().ShouldContain("aaaa aaaa aaaa aaaa");
        Forged("Sachstandsbericht.pdf", SmallRun.Pdf("SGS-2026-09-04-1", new string('a', 64))).ShouldHaveSingleItem().ShouldContain("SGS-2026-09-04-1");
        Forged("Sachstandsbericht.pdf", "kein PDF"u8.ToArray()).ShouldHaveSingleItem().ShouldContain("ist keine PDF-Datei");
        Forged("Sachstandsbericht.pdf", "%PDF-1.7 zerrissen"u8.ToArray()).ShouldHaveSingleItem().ShouldContain("Sachstandsbericht.pdf");
    }

    /// <summary>The list of checksums says only what it lists: whoever removes a file removes its line, too.</summary>
    [Fact]
    public void File_RemovedOrAddedTogetherWithItsLine_IsFoundOut()
    {
        foreach (string name in AuswertungFiles.Names.Remove(AuswertungFiles.List).Remove(AuswertungFiles.Annex))
        {
            ImmutableSortedDictionary<string, byte[]> files = Files.Remove("Nachweis.sha256").Remove(name);
            Check(files.SetItem("Nachweis.sha256", Checksums.File(files))).Differences
                .ShouldContain($"{name} fehlt; jede Auswertung hat diese Datei.");
        }

        Forged("Anlage.pdf", Files["Sachstandsbericht.pdf"])[0].ShouldStartWith("Anlage.pdf gehört nicht zu einer Auswertung");
        Forged("Pruefnachweis.pdf", Files["Sachstandsbericht.pdf"]).ShouldHaveSingleItem().ShouldContain("dieselbe Datei");
    }

    [Fact]
    public void Folder_WithoutTheAnlage_IsFoundOutWhereItsFormHasOne() => Check(Without(Files)).Differences.ShouldHaveSingleItem()
        .ShouldBe("Anlage-Nachweise.pdf fehlt; jede Auswertung in der Form „KiIndicators Nachweis 3“ hat diese Datei.");

    /// <summary>An earlier version printed the evidence at the end of the report.</summary>
    [Fact]
    public void Folder_WithoutTheAnlage_IsSoundWhereItsFormHasNone()
    {
        AuswertungBasis earlier = SmallRun.Run() with { Form = new Nachweis2() };
        FolderResult result = Check(Without(SmallRun.Files(earlier)));
        result.Differences.ShouldBeEmpty();
        result.Sound.ShouldContain("Es fehlt keine Datei, die zu dieser Auswertung gehört.");
    }

    private static ImmutableSortedDictionary<string, byte[]> Without(ImmutableSortedDictionary<string, byte[]> files)
    {
        ImmutableSortedDictionary<string, byte[]> left = files.Remove(AuswertungFiles.List).Remove(AuswertungFiles.Annex);
        return left.SetItem(AuswertungFiles.List, Checksums.File(left));
    }

    private static IReadOnlyList<string> Forged(string name, byte[] content)
    {
        ImmutableSortedDictionary<string, byte[]> files = Files.Remove("Nachweis.sha256").SetItem(name, content);
        return Check(files.SetItem("Nachweis.sha256", Checksums.File(files))).Differences;
    }

    private static FolderResult Check(ImmutableSortedDictionary<string, byte[]> files) => FolderCheck.Run(Number, files, []);
}
