using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Activities;

/// <summary>Z-25.</summary>
public class LateRecordingTests
{
    [Theory]
    [InlineData("V1 01.02.2026", "03.03.2026", false)]
    [InlineData("V1 01.02.2026", "04.03.2026", true)]
    [InlineData("V1 01.02.2026-01.12.2026", "04.03.2026", true)]
    [InlineData("Z1 01.01.2026-30.06.2026", "30.07.2026", false)]
    [InlineData("Z1 01.01.2026-30.06.2026", "31.07.2026", true)]
    [InlineData("Z1 30.06.2026", "31.07.2026", true)]
    [InlineData("Z1 01.01.2026-31.12.9999", "31.07.2026", false)]
    [InlineData("V1 01.02.2026", null, false)]
    public void LateRecording_IsMoreThan30DaysAfterTheEvent(string row, string? recorded, bool expected) =>
        LateRecording.IsLate(Rows.Of(row + " durchgeführt").Single() with { RecordedOn = recorded is null ? null : Rows.Day(recorded) })
            .ShouldBe(expected);
}
