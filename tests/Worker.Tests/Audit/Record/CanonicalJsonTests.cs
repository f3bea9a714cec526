using System.Text;
using KiIndicators.Worker.Audit.Record;
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

    private static string Text(Dictionary<string, object?> content) => Encoding.UTF8.GetString(CanonicalJson.Write(content));
}
