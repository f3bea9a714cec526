using System.Text.Json;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>`digest` and `lage` as they are typed, on a copy of the demo.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class DigestCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task DigestOfTheDemo_IsVerifiedListedExplainedAndCompared()
    {
        demo.CopyTo(folder.Path);
        (await RunAsync("verify", DemoFixture.Digest)).ShouldContain("Digest.html nennt D-2026-07-1 und die Prüfsumme");
        (await RunAsync("ledger", "list")).ShouldContain("D-2026-07-1");
        (await RunAsync("ledger", "verify", "--against", DemoFixture.Digest)).ShouldContain("Stimmt: Alle 7 Dateien");
        (await RunAsync("explain", "D-2026-07-1/B25-2")).ShouldContain("B25-2");
        (await RunAsync("compare", "D-2026-07-1", "now")).ShouldContain("D-2026-07-1");
    }

    [Fact]
    public async Task DigestByHand_IsMadeOnce_AndWithOutOnlyLookedAt()
    {
        demo.CopyTo(folder.Path);
        (await RunAsync("digest", "--month", "2026-07", "--out", "ansehen")).ShouldContain("Digest.eml");
        File.Exists(Path.Combine(folder.Path, "ansehen", "D-2026-07-1", "Digest.html")).ShouldBeTrue();
        (await FailAsync(1, "digest", "--month", "2026-07")).ShouldContain("schon verzeichnet");
        (await RunAsync("digest", "--month", "2026-06")).ShouldContain("D-2026-06-1");
        (await RunAsync("ledger", "list")).ShouldContain("D-2026-06-1");
        (await FailAsync(2, "digest", "--month", "2099-01")).ShouldContain("noch nicht zu Ende");
        (await FailAsync(2, "digest", "--month", "Juli")).ShouldContain("JJJJ-MM");
    }

    [Fact]
    public async Task Lage_SaysItsBlocksAsTextAndAsJson()
    {
        demo.CopyTo(folder.Path);
        string text = await RunAsync("lage");
        string[] headings = ["Gefährdet und was fehlt", "Zu tun", "Fristen und Termine bis", "Seit dem letzten Bericht", "Reichweite je Kommune"];
        headings.Select(heading => text.IndexOf(heading, StringComparison.Ordinal)).ShouldBeInOrder();
        headings.ShouldAllBe(heading => text.Contains(heading));
        using JsonDocument json = JsonDocument.Parse(await RunAsync("lage", "--format", "json", "--since", "2026-06-30", "--if", "B26-2+1"));
        json.RootElement.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("id").GetString())
            .ShouldBe(["annahme", "gefaehrdet", "zu-tun", "termine", "veraendert", "reichweite"]);
        json.RootElement.GetProperty("blocks")[4].GetProperty("heading").GetString().ShouldBe("Seit dem 30.06.2026");
    }

    [Theory]
    [InlineData("--if", "B26-2")]
    [InlineData("--if", "XX-9+1")]
    [InlineData("--since", "2026-08-16")]
    public async Task Lage_AskedWrongly_SaysHow(string option, string value)
    {
        demo.CopyTo(folder.Path);
        await FailAsync(2, "lage", option, value);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        ProgramResult result = await Start(arguments);
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        return result.Output;
    }

    private async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        ProgramResult result = await Start(arguments);
        result.ExitCode.ShouldBe(exitCode);
        return result.Errors;
    }

    private Task<ProgramResult> Start(string[] arguments) => Program.RunAsync(
        folder.Path, TestContext.Current.CancellationToken, arguments,
        ("KIINDICATORS_Database__ConnectionString", $"Data Source={Path.Combine(folder.Path, "kiindicators.db")}"));
}
