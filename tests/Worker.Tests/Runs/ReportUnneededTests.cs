using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Audit.Record;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Anlass "bei Änderung".</summary>
public class ReportUnneededTests
{
    [Theory]
    [InlineData("OnChange", true)]
    [InlineData("EveryMeeting", false)]
    [InlineData("FirstAfterHalfYear", false)]
    public void Report_WithoutAChange_IsUnneededOnlyWhereTheCommitteeSaysSo(string occasion, bool expected) =>
        ReportUnneeded.Is(Enum.Parse<Occasion>(occasion), Compared(SmallRun.Run())).ShouldBe(expected);

    [Fact]
    public void Report_AfterAChange_IsNeeded()
    {
        AuswertungBasis run = SmallRun.Run();

        ReportUnneeded.Is(Occasion.OnChange, Compared(run with { Reading = run.Reading with { Activities = run.Reading.Activities[1..] } })).ShouldBeFalse();
    }

    [Fact]
    public void Report_ThatIsTheFirst_IsNeeded() => ReportUnneeded.Is(Occasion.OnChange, null).ShouldBeFalse();

    /// <summary>The Abschlussbericht is the first after the last Erfassungsfrist; then there is nothing left to report.</summary>
    [Fact]
    public void Report_AfterTheAbschlussbericht_IsUnneeded()
    {
        Auswertung evaluated = SmallRun.Run().Evaluate();
        DateOnly last = evaluated.Result.Measurements.Max(line => line.RecordingUntil);

        Since(null).ShouldBeNull();
        Since(SmallRun.Run()).ShouldBeNull();
        Since(SmallRun.Run() with { AsOf = last }).ShouldBeNull();
        Since(SmallRun.Run() with { AsOf = last.AddDays(1) }).ShouldBe(last);
        ReportUnneeded.AfterFinalReport(RunNumber.Parse("SGS-2027-03-04-1"), last).Message.ShouldContain("Abschlussbericht SGS-2027-03-04-1");

        DateOnly? Since(AuswertungBasis? previous) => ReportUnneeded.ClosedSince(evaluated.Result, ClosedProgramme.Of(evaluated.Result, previous?.Evaluate()));
    }

    private static RunComparison Compared(AuswertungBasis later) =>
        RunComparer.Compare(RecordedRuns.Compared(SmallRun.Run().Evaluate()), RecordedRuns.Compared(later.Evaluate()));
}
