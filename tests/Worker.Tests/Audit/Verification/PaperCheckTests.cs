using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Verification;

/// <summary>What a difference means depends on whether the original is known: nothing is accused that is not proven, and nothing praised.</summary>
public sealed class PaperCheckTests
{
    private const string Report = "Sachstandsbericht.pdf";
    private const string Proof = "Pruefnachweis.pdf";

    private static readonly ProgramVersion Program = new("1.0", "abcdef0123");

    private static readonly byte[] Original = Paper("Es fanden 7 Treffen statt");
    private static readonly byte[] Resaved = [.. Original, (byte)'\n'];
    private static readonly byte[] Altered = Paper("Es fanden 9 Treffen statt");
    private static readonly byte[] Other = SmallPdf.Of(SmallPdf.Text("Ganz andere Vorlage"), SmallPdf.Text("Im Jahr 2025 gab es 7 Treffen"));

    [Fact]
    public void Original_SetAnewToTheByte_IsProvenByteForByte() =>
        Check(Original, Original).ShouldBeSound("Stimmt Byte für Byte: k.pdf ist die eingetragene Datei Sachstandsbericht.pdf");

    [Fact]
    public void Copy_ReSaved_IsProvenPageByPage() =>
        Check(Resaved, Original).ShouldBeSound("Stimmt Seite für Seite: k.pdf ist neu gespeichert");

    [Fact]
    public void Copy_WithAnotherNumber_IsNamed()
    {
        PaperResult result = Check(Altered, Original);

        result.IsSound.ShouldBeFalse();
        result.Lines[0].ShouldStartWith("Weicht ab: k.pdf ist nicht Sachstandsbericht.pdf, wie sie aus dem gespeicherten Nachweis entsteht");
        result.Lines[1].ShouldContain("Seite 1 weicht ab");
    }

    /// <summary>Who enters a false file into the ledger is found out by the record.</summary>
    [Fact]
    public void RecordedFile_ThatSaysOtherThanTheRecord_IsNamedThoughItsChecksumFits()
    {
        PaperResult result = Check(Altered, Original, recorded: Altered);

        result.IsSound.ShouldBeFalse();
        result.Lines[0].ShouldContain("Byte für Byte die eingetragene Datei Sachstandsbericht.pdf; sie sagt aber anderes");
    }

    [Theory]
    [InlineData("0.9", "abcdef0123")]
    [InlineData("1.0", "1111111111")]
    public void Original_OfOtherTemplates_IsProvenByItsChecksumAndTheTemplatesAreSaidToDiffer(string version, string commit)
    {
        PaperResult result = Check(Original, Other, version: version, commit: commit);

        result.ShouldBeSound("Stimmt Byte für Byte: k.pdf ist die eingetragene Datei Sachstandsbericht.pdf. Heute wird sie anders gesetzt");
        result.Lines[0].ShouldContain($"Gesetzt hat sie Version {version} ({commit[..7]}), dies ist Version 1.0 (abcdef0); die Vorlagen haben sich geändert.");
    }

    [Fact]
    public void Copy_OfOtherTemplates_IsNeitherAccusedNorPraisedAndItsNumbersAreCompared()
    {
        PaperResult same = Check(Resaved, Other, version: "0.9");
        same.ShouldBeSound("Hinweis: k.pdf ist nicht Byte für Byte");
        same.Lines.ShouldAllBe(line => !line.Contains("Stimmt", StringComparison.Ordinal));
        same.Lines[^1].ShouldContain("steht auch dieselbe Zahl");

        byte[] altered = Paper("Im Jahr 2025 gab es 9 Treffen");
        PaperResult numbers = Check(altered, Other, version: "0.9");
        numbers.IsSound.ShouldBeTrue();
        numbers.Lines[^1].ShouldBe("Seite 1: „gab es 9 Treffen“; heute gesetzt steht dort „7“.");
    }

    [Fact]
    public void Development_WithoutACommit_IsNotTakenForTheSameProgram()
    {
        ProgramVersion unknown = new("1.0-dev", ProgramVersion.Unknown);
        Run(Altered, Original, Other, unknown, unknown).IsSound.ShouldBeTrue("of a development version there are many");
        Run(Altered, Original, Other, unknown with { Version = "1.0" }, unknown with { Version = "1.0" }).IsSound.ShouldBeFalse();
    }

    [Fact]
    public void Papers_ThatCannotBeSet_AreSaidSoAndOnlyTheChecksumIsCompared()
    {
        PaperResult copy = new PaperCheck(Entry(Original, Program), RebuiltPapers.Not("Node.js fehlt."), Program).Run(Resaved, "k.pdf");
        copy.ShouldBeSound("kann nicht neu gesetzt werden: Node.js fehlt. Verglichen wurde nur die gedruckte Prüfsumme");
        copy.Lines.ShouldAllBe(line => !line.Contains("Stimmt", StringComparison.Ordinal));

        new PaperCheck(Entry(Original, Program), RebuiltPapers.Not("Node.js fehlt."), Program).Run(Original, "k.pdf")
            .ShouldBeSound("Stimmt Byte für Byte: k.pdf ist die eingetragene Datei Sachstandsbericht.pdf. Sie kann nicht neu gesetzt werden: Node.js fehlt.");
    }

    /// <summary>A copy may bear any name: it is compared with the paper that it resembles.</summary>
    [Fact]
    public void Copy_UnderTheNameOfAnother_IsComparedWithWhatItIs()
    {
        byte[] proof = SmallPdf.Of(SmallPdf.Text("Nachweis mit Zeilen"), SmallPdf.Text("noch mehr Zeilen"));
        PaperResult result = new PaperCheck(
            Entry(Original, Program, (Proof, proof)), new RebuiltPapers(new Dictionary<string, byte[]> { [Report] = Original, [Proof] = proof }), Program)
            .Run([.. proof, (byte)'\n'], Report);

        result.ShouldBeSound("nicht Byte für Byte die eingetragene Datei Pruefnachweis.pdf");
    }

    private static byte[] Paper(string sentence) => SmallPdf.Of(SmallPdf.Text("Sachstandsbericht für den Ausschuss", 720) + SmallPdf.Text(sentence));

    private static PaperResult Check(byte[] pdf, byte[] set, byte[]? recorded = null, string version = "1.0", string commit = "abcdef0123") =>
        Run(pdf, recorded ?? Original, set, new ProgramVersion(version, commit), Program);

    private static PaperResult Run(byte[] pdf, byte[] recorded, byte[] set, ProgramVersion then, ProgramVersion now) => new PaperCheck(
        Entry(recorded, then), new RebuiltPapers(new Dictionary<string, byte[]> { [Report] = set }), now).Run(pdf, "k.pdf");

    private static LedgerEntry Entry(byte[] report, ProgramVersion program, params (string Name, byte[] Pdf)[] more) => new()
    {
        Sequence = 1, PreviousHash = "", Hash = "", RunNumber = "SGS-2026-09-03-1", Kind = "bericht", Committee = "SGS", RecordedAt = "",
        ProgramVersion = program.Version, ProgramCommit = program.Commit, RecordSha256 = new string('a', 64),
        Files = FileChecksums.Of(more.Append((Report, report)).ToDictionary(file => file.Item1, file => file.Item2)), Delivery = null,
    };
}

/// <summary>How a result is asserted.</summary>
internal static class PaperResultAssertions
{
    public static void ShouldBeSound(this PaperResult result, string said)
    {
        result.IsSound.ShouldBeTrue();
        string.Join(' ', result.Lines).ShouldContain(said);
    }
}
