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

    private static RunComparison Compared(AuswertungBasis later) =>
        RunComparer.Compare(RecordedRuns.Compared(SmallRun.Run().Evaluate()), RecordedRuns.Compared(later.Evaluate()));
}
