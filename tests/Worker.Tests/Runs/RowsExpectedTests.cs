using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Audit.Record;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

public sealed class RowsExpectedTests
{
    [Theory]
    [InlineData(0, 0, "Keine einzige Aktivität ist lesbar; die Sichten liefern keine Zeile.")]
    [InlineData(0, 3, "Keine einzige Aktivität ist lesbar; 3 Zeilen oder Angaben sind zurückgewiesen.")]
    [InlineData(1, 0, null)]
    public void FirstReport_IsHeldOnlyWhereNothingIsReadable(int readable, int rejected, string? why) =>
        RowsExpected.WhyTooFew(Read(readable, rejected), null, 50).ShouldBe(why);

    [Theory]
    [InlineData(49, 50, "Nur 49 Aktivitäten sind lesbar; im letzten Bericht SGS-2026-09-03-1 waren es 100.")]
    [InlineData(50, 50, null)]
    [InlineData(1, 50, "Nur 1 Aktivität ist lesbar; im letzten Bericht SGS-2026-09-03-1 waren es 100.")]
    [InlineData(1, 0, null)]
    [InlineData(99, 100, "Nur 99 Aktivitäten sind lesbar; im letzten Bericht SGS-2026-09-03-1 waren es 100.")]
    public void NextReport_IsHeldWhereFarFewerAreReadable(int readable, int least, string? why)
    {
        Auswertung previous = (SmallRun.Run() with { Reading = Read(100, 0) }).Evaluate();

        RowsExpected.WhyTooFew(Read(readable, 0), previous, least).ShouldBe(why);
    }

    private static ActivityReading Read(int readable, int rejected) => new(
        [], [.. Enumerable.Range(0, rejected).Select(row => new RejectedRow($"{row}", null, "unlesbar"))])
    {
        LeftAside = new RowsLeftAside(readable, null),
    };
}
