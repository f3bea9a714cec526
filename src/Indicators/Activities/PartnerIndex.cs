using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Verzeichnis der Partner: wer an einer Aktivität beteiligt ist, und von welcher Art.
/// </summary>
/// <remarks>What takes part in a row is looked up once: many conditions of many lines ask for it.</remarks>
/// <param name="partners">All partners.</param>
public sealed class PartnerIndex(IEnumerable<Partner> partners)
{
    /// <summary>The attribute that names the partners taking part.</summary>
    public const string TakingPart = "partner";

    private readonly Dictionary<string, Partner> byId = partners.ToDictionary(partner => partner.Id, StringComparer.Ordinal);

    private readonly Dictionary<Activity, (ImmutableArray<Partner> Partners, ImmutableArray<string> Types)> byRow =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>The type of a partner; null for an id that names none.</summary>
    public string? TypeOf(string id) => byId.GetValueOrDefault(id)?.Type;

    /// <summary>The partners taking part in an activity.</summary>
    public ImmutableArray<Partner> Of(Activity activity) => Found(activity).Partners;

    /// <summary>The types of the partners taking part, each once, in ordinal order.</summary>
    public ImmutableArray<string> TypesOf(Activity activity) => Found(activity).Types;

    private (ImmutableArray<Partner> Partners, ImmutableArray<string> Types) Found(Activity activity)
    {
        if (!byRow.TryGetValue(activity, out (ImmutableArray<Partner> Partners, ImmutableArray<string> Types) found))
        {
            ImmutableArray<Partner> taking = [.. activity.Values(TakingPart).Select(id => byId.GetValueOrDefault(id)).OfType<Partner>()];
            found = (taking, [.. taking.Select(partner => partner.Type).Where(type => type.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
            byRow.Add(activity, found);
        }

        return found;
    }
}
