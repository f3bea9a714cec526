namespace KiIndicators.Benchmarks.Measuring;

/// <summary>Several measurements of the same, in seconds.</summary>
internal sealed record Series(params double[] Seconds)
{
    /// <summary>The middle one.</summary>
    public double Median => Seconds.Order().ElementAt((Seconds.Length - 1) / 2);

    /// <summary>The least disturbed one.</summary>
    public double Best => Seconds.Min();
}
