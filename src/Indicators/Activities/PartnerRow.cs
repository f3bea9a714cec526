namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Partnerzeile, wie die Sicht sie liefert, noch ungeprüft.
/// </summary>
public sealed record PartnerRow
{
    /// <summary>id as delivered.</summary>
    public string? Id { get; init; }

    /// <summary>name as delivered.</summary>
    public string? Name { get; init; }

    /// <summary>type as delivered.</summary>
    public string? Type { get; init; }

    /// <summary>voluntary as delivered: 1 or 0.</summary>
    public string? Voluntary { get; init; }
}
