using System.Collections.Immutable;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Erfassungsfrist: so viele Tage nach dem letzten Tag einer Zeile darf Durchgeführtes noch erfasst werden (Z-25).
/// </summary>
/// <param name="From">First last day for which this number of days holds.</param>
/// <param name="Days">Number of days; 42 after 31.12.2026 end on 11.02.2027, inclusive.</param>
/// <param name="Source">Where the number comes from, or null.</param>
public sealed record RecordingTime(DateOnly From, int Days, string? Source)
{
    /// <summary>What holds where a catalogue says nothing, as none did before the number became its data: six weeks.</summary>
    public static RecordingTime Usual { get; } = new(DateOnly.MinValue, 42, null);

    /// <summary>Last day on which something may still be recorded, inclusive.</summary>
    /// <param name="lastDay">The last day of a line, a period or a milestone.</param>
    /// <param name="versions">The dated numbers of days, oldest first; in force is the one on the last day.</param>
    public static DateOnly Until(DateOnly lastDay, ImmutableArray<RecordingTime> versions) =>
        lastDay.AddDays((versions.LastOrDefault(version => version.From <= lastDay) ?? Usual).Days);
}
