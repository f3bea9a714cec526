using System.Globalization;

namespace KiIndicators.Benchmarks.Data;

/// <summary>How many activities a generated database holds.</summary>
/// <param name="Activities">All of them.</param>
/// <param name="Within">How many start in the two years of the programme; the others in the twenty years before it.</param>
internal sealed record DatabaseSize(int Activities, int Within)
{
    /// <summary>"1,000,000 (20,000 within the programme)".</summary>
    public override string ToString() => Within == Activities
        ? string.Create(CultureInfo.InvariantCulture, $"{Activities:N0} (all within the programme)")
        : string.Create(CultureInfo.InvariantCulture, $"{Activities:N0} ({Within:N0} within the programme)");
}
