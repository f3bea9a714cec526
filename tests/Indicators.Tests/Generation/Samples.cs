namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>How many random examples a test tries.</summary>
public static class Samples
{
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("KI_TEST_EXAMPLES"), out int times) ? Math.Max(times, 1) : 1;

    /// <summary>As many as usual; for a longer run, KI_TEST_EXAMPLES times as many.</summary>
    public static int Of(int usual) => usual * Times;
}
