namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A vertical axis of whole numbers that begins at 0.</summary>
internal sealed class CountScale
{
    private const int MaxTicks = 5;
    private readonly double top;
    private readonly double bottom;

    /// <summary>An axis between two heights.</summary>
    /// <param name="highest">The greatest value to be shown.</param>
    /// <param name="top">Height of the greatest tick in points.</param>
    /// <param name="bottom">Height of 0 in points.</param>
    public CountScale(int highest, double top, double bottom)
    {
        (this.top, this.bottom) = (top, bottom);
        long step = RoundStep(Math.Max(highest, 1));
        Ticks = [.. Enumerable.Range(0, (int)(Math.Max(highest, 1) / step) + 2).Select(i => (int)(i * step))];
    }

    /// <summary>0 and the round numbers above it, the last one not below the greatest value.</summary>
    public IReadOnlyList<int> Ticks { get; }

    /// <summary>The height of a value in points.</summary>
    /// <param name="value">Not negative.</param>
    public double Y(double value) => bottom - value / Ticks[^1] * (bottom - top);

    private static long RoundStep(int highest)
    {
        long power = 1;
        while (true)
        {
            foreach (long factor in (long[])[1, 2, 5])
            {
                if (highest / (factor * power) < MaxTicks)
                {
                    return factor * power;
                }
            }

            power *= 10;
        }
    }
}
