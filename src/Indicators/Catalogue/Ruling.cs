namespace KiIndicators.Indicators.Catalogue;

/// <summary>
/// Auslegung (A-1 ...): wie ein unklares Wort des Beschlusses gezählt wird, und was die andere Lesart wäre.
/// </summary>
/// <param name="Id">Unique name within the programme, e.g. "A-3".</param>
/// <param name="Wording">The unclear words of the resolution.</param>
/// <param name="Counted">How we count.</param>
/// <param name="OtherReading">The other reading in words, or null.</param>
/// <param name="Standing">"vorgeschlagen" until a body has taken note.</param>
/// <param name="NotedBy">Body that took note (zur Kenntnis), or null.</param>
/// <param name="NotedOn">Day on which it did, or null.</param>
public sealed record Ruling(
    string Id, string Wording, string Counted, string? OtherReading, string Standing, string? NotedBy, DateOnly? NotedOn);
