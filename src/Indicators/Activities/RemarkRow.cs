namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Stellungnahme, wie die Sicht sie liefert, noch ungeprüft.
/// </summary>
public sealed record RemarkRow
{
    /// <summary>indicator as delivered.</summary>
    public string? Indicator { get; init; }

    /// <summary>written_on as delivered, YYYY-MM-DD.</summary>
    public string? WrittenOn { get; init; }

    /// <summary>role as delivered.</summary>
    public string? Role { get; init; }

    /// <summary>cause as delivered.</summary>
    public string? Cause { get; init; }

    /// <summary>measure as delivered.</summary>
    public string? Measure { get; init; }

    /// <summary>new_date as delivered, YYYY-MM-DD.</summary>
    public string? NewDate { get; init; }
}
