using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Verzeichnis der Partner: wer an einer Aktivität beteiligt ist, und von welcher Art.
/// </summary>
/// <remarks>Remembers nothing of a row: rows pass by the million, and only a few stay.</remarks>
/// <param name="partners">All partners.</param>
public sealed class PartnerIndex(IEnumerable<Partner> partners)
{
    /// <summary>The attribute that names the partners taking part.</summary>
    public const string TakingPart = "partner";

    private readonly Dictionary<string, Partner> byId = partners.ToDictionary(partner => partner.Id, StringComparer.Ordinal);

    /// <summary>The type of a partner; null for an id that names none.</summary>
    public string? TypeOf(string id) => byId.GetValueOrDefault(id)?.Type;

    /// <summary>The partners taking part in an activity.</summary>
    public ImmutableArray<Partner> Of(Activity activity) =>
        [.. activity.Values(TakingPart).Select(id => byId.GetValueOrDefault(id)).OfType<Partner>()];

    /// <summary>The types of the partners taking part, each once, in ordinal order.</summary>
    public ImmutableArray<string> TypesOf(Activity activity) =>
        [.. Of(activity).Select(partner => partner.Type).Where(type => type.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a partner that meets the condition takes part.</summary>
    public bool AnyOf(Activity activity, Func<Partner, bool> condition)
    {
        foreach (ActivityAttribute attribute in activity.Attributes)
        {
            if (attribute.Name == TakingPart && byId.TryGetValue(attribute.Value, out Partner? partner) && condition(partner))
            {
                return true;
            }
        }

        return false;
    }
}
