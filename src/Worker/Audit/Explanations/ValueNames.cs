using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Names for the keys that rows carry: Kommunen for their AGS, partners for their number.</summary>
/// <param name="area">The places of the line's programme.</param>
/// <param name="partners">Names by partner number.</param>
internal sealed class ValueNames(ReferenceArea area, IReadOnlyDictionary<string, string> partners) : IRowWords
{
    /// <summary>The places.</summary>
    public ReferenceArea Area => area;

    /// <summary>The name of a partner; its number where none is known.</summary>
    public string Partner(string id) => partners.GetValueOrDefault(id, id);

    /// <summary>The name of a value of an attribute.</summary>
    public string Of(string attribute, string value) =>
        ActivityFields.PartnerAttributes.Contains(attribute) ? Partner(value)
        : ActivityFields.PlaceAttributes.Contains(attribute) ? area.NameOf(value)
        : value;

    /// <summary>The names of an activity's values of an attribute.</summary>
    public ImmutableArray<string> Of(Activity activity, string attribute) =>
        [.. activity.Values(attribute).Select(value => Of(attribute, value))];

    /// <summary>The partners taking part in an activity.</summary>
    public ImmutableArray<string> PartnersOf(Activity activity) => Of(activity, PartnerIndex.TakingPart);

    /// <inheritdoc/>
    string IRowWords.Name(string attribute, string value) => Of(attribute, value);

    /// <inheritdoc/>
    string IRowWords.Quote(string text) => Phrases.Quote(text);

    /// <inheritdoc/>
    string IRowWords.Label(string field) => Phrases.Capital(field);
}
