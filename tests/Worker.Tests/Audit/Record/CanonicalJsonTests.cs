using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Words;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Record;

public class CanonicalJsonTests
{
    [Fact]
    public void Record_IsSortedDenseAndWithoutNulls() => Text(new Dictionary<string, object?>
    {
        ["zahl"] = 5, ["leer"] = null, ["Tag"] = new DateOnly(2026, 8, 16), ["liste"] = new[] { "ä", "b" },
        ["innen"] = new Dictionary<string, object?> { ["b"] = 1, ["a"] = "x\"y" },
    }).ShouldBe("""{"Tag":"2026-08-16","innen":{"a":"x\"y","b":1},"liste":["ä","b"],"zahl":5}""");

    [Fact]
    public void Record_WithAFraction_IsRefused() =>
        Should.Throw<ArgumentException>(() => Text(new Dictionary<string, object?> { ["anteil"] = 0.5m }));

    [Fact]
    public void Checksums_AreInTheFormOfSha256sum() =>
        Encoding.UTF8.GetString(Checksums.File(new Dictionary<string, byte[]> { ["b.txt"] = [], ["a.txt"] = "x"u8.ToArray() }))
            .ShouldBe(
                "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  a.txt\n"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n");

    [Fact]
    public void Checksum_AsPrinted_IsSixteenDigitsInFours() =>
        ShortChecksum.Of(new string('a', 16) + new string('b', 48)).ToString().ShouldBe("aaaa aaaa aaaa aaaa");

    [Fact]
    public void Csv_CellThatLooksLikeAFormula_OpensAsText() =>
        Encoding.UTF8.GetString(GermanCsv.Write(["Titel"], [["=1+1"], ["Straße; Süd"]]))
            .ShouldBe("\uFEFFTitel\r\n\"'=1+1\"\r\n\"Straße; Süd\"\r\n");

    [Theory]
    [InlineData("0042")]
    [InlineData("1-2")]
    [InlineData("3E5")]
    [InlineData("1/2")]
    [InlineData("12.3")]
    [InlineData("1.234")]
    [InlineData("3,50")]
    [InlineData("12:30")]
    [InlineData("10 %")]
    [InlineData("5 €")]
    [InlineData("(5)")]
    [InlineData("05334004")]
    [InlineData("1234567890123456")]
    [InlineData("Mai 2025")]
    [InlineData("2. März")]
    [InlineData("1-Jan")]
    [InlineData("wahr")]
    [InlineData("1, 2")]
    public void Csv_IdThatExcelWouldMakeAnotherThing_OpensAsText(string id) => GermanCsv.AsText(id).ShouldBe("'" + id);

    [Theory]
    [InlineData("42")]
    [InlineData("0")]
    [InlineData("V-1")]
    [InlineData("A46-2025-0031")]
    [InlineData("B25-1")]
    [InlineData("Alsdorf")]
    [InlineData("Markt 2025")]
    [InlineData("Mai")]
    [InlineData("")]
    public void Csv_IdThatExcelShowsAsItStands_IsWrittenBare(string id) => GermanCsv.AsText(id).ShouldBe(id);

    [Fact]
    public void EvidenceCsv_IdsAndBelegeAreText_DaysAndAmountsAreNot()
    {
        string table = Encoding.UTF8.GetString(EvidenceCsv.Write(Ids().Evaluate()));
        table.ShouldContain(";'0042;01.03.2026;;");
        table.ShouldContain(";'1-2;01.05.2026;;");
        table.ShouldContain(";12;;;;;'3E5;");
    }

    [Fact]
    public void Folder_WhoseTableAnEarlierVersionWroteBare_IsSoundAndAnotherCellIsNot()
    {
        AuswertungBasis run = Ids();
        Dictionary<string, byte[]> files = SmallRun.Files(run).Where(file => file.Key != "Nachweis.sha256")
            .ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        FolderResult Check(string replaced, string with)
        {
            string table = Encoding.UTF8.GetString(files["Nachweis.csv"]).Replace(replaced, with, StringComparison.Ordinal);
            Dictionary<string, byte[]> folder = new(files) { ["Nachweis.csv"] = Encoding.UTF8.GetBytes(table) };
            folder["Nachweis.sha256"] = Checksums.File(folder);
            return FolderCheck.Run("SGS-2026-09-03-1", folder.ToImmutableSortedDictionary(StringComparer.Ordinal), []);
        }

        Check("Titel", "Titel").Differences.ShouldBeEmpty();
        Check(";'", ";").Differences.ShouldBeEmpty();
        Check("'0042", "0042").Differences.ShouldHaveSingleItem("half guarded is no form that was ever written");
        Check("'0042", "'0043").Differences.ShouldHaveSingleItem();
    }

    private static AuswertungBasis Ids()
    {
        AuswertungBasis run = SmallRun.Run();
        Activity[] rows = [.. run.Reading.Activities];
        return run with
        {
            Reading = new ActivityReading(
                [
                    rows[0] with { Id = "0042", Participants = 12, Attributes = [new ActivityAttribute("beleg", "3E5"), .. rows[0].Attributes] },
                    rows[1] with { Id = "1-2" },
                    rows[2],
                ],
                []),
        };
    }

    private static string Text(Dictionary<string, object?> content) => Encoding.UTF8.GetString(CanonicalJson.Write(content));
}
