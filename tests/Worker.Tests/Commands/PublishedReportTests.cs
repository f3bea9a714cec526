using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed class PublishedReportTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private static readonly string[] Report = ["report", "--meeting-date", "2026-09-03", "--committee", "SGS", "--out", "."];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_ThatTheWorkerHasPublished_IsNeverReplacedByAnother()
    {
        demo.CopyTo(folder.Path);
        string evidence = Path.Combine(folder.Path, DemoFixture.Number, "Nachweis.json");
        byte[] published = File.ReadAllBytes(evidence);
        MarkPublished();

        ProgramResult other = await Program.RunAsync(folder.Path, Cancellation, [.. Report, "--as-of", "2025-06-01"]);
        other.ExitCode.ShouldBe(1);
        other.Errors.ShouldContain("schon zugestellt");
        File.ReadAllBytes(evidence).ShouldBe(published);

        (await Program.RunAsync(folder.Path, Cancellation, Report)).ExitCode.ShouldBe(0, "the same bytes are no other report");
    }

    private void MarkPublished()
    {
        SqlDatabase connections = DatabaseProvider.Create("sqlite", $"Data Source={Path.Combine(folder.Path, "kiindicators.db")}");
        OccurrenceClaims claims = new(connections, TimeProvider.System, "Test");
        Claim claim = claims.TryTake(new Meeting(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3))).ShouldNotBeNull();
        connections.Write(transaction => claims.TryComplete(transaction, claim, RunNumber.Parse(DemoFixture.Number), 1)).ShouldBeTrue();
    }
}
