using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Zählbare Werte eines Merkmals: Kommunen nur aus dem Bezugsraum (Z-7), Partner nur der genannten Arten.
/// </summary>
/// <param name="Attribute">The attribute, or "partnertyp" for the types of the partners taking part.</param>
/// <param name="PartnerTypes">Only partners of these types; empty: all. Only for attributes that name partners.</param>
public sealed record ValueRule(string Attribute, ImmutableArray<string> PartnerTypes)
{
    /// <summary>Value name that stands for the types of an activity's partners.</summary>
    public const string PartnerType = "partnertyp";

    /// <summary>The fields and attributes that the rule reads.</summary>
    public IEnumerable<string> Reads => [Attribute == PartnerType ? PartnerIndex.TakingPart : Attribute];

    /// <summary>The values of an activity that can be counted.</summary>
    public ImmutableArray<string> Of(Activity activity, LineContext context)
    {
        if (Attribute == PartnerType)
        {
            return context.Partners.TypesOf(activity);
        }

        IEnumerable<string> values = activity.Values(Attribute);
        if (ActivityFields.PlaceAttributes.Contains(Attribute))
        {
            ReferenceSet reference = context.ReferenceSet;
            values = values.Where(value => reference.Ags.Contains(value));
        }

        return [.. values.Where(value => IsOfType(value, context))];
    }

    /// <summary>Whether a value can be counted by its partner type; always where no type is asked for.</summary>
    public bool IsOfType(string value, LineContext context) =>
        PartnerTypes.IsEmpty || (context.Partners.TypeOf(value) is string type && PartnerTypes.Contains(type));

    /// <summary>
    /// Z-9: what the line can count in place of a value of its baseline: the value itself, the successor of a municipality that has left
    /// the reference set, or nothing (null), also for a partner that is known to be of another type by now.
    /// </summary>
    public string? CountableFor(string value, LineContext context) =>
        NamesPlaces ? context.Area.HeirOf(value, context.ReferenceSet)
        : PartnerTypes.IsEmpty || context.Partners.TypeOf(value) is not string type || PartnerTypes.Contains(type) ? value
        : null;

    /// <summary>The failure of an activity that has no value to count; none where it has one.</summary>
    public ImmutableArray<FailedCondition> Failures(Activity activity, LineContext context) =>
        Of(activity, context).IsEmpty
            ? [new FailedCondition(Attribute, "zählbare Angabe vorhanden", FailedCondition.Join(activity.Values(Attribute)))]
            : [];

    /// <summary>The distinct values of the rows in ordinal order, each with its activities.</summary>
    public ImmutableArray<CountedValue> Distinct(IEnumerable<Activity> rows, LineContext context) =>
        [.. rows.SelectMany(row => Of(row, context).Select(value => (value, row.Id)))
            .GroupBy(pair => pair.value, pair => pair.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CountedValue(group.Key, [.. group.Distinct(StringComparer.Ordinal)]))];

    /// <summary>Whether the values are places, which count only from the reference set.</summary>
    public bool NamesPlaces => ActivityFields.PlaceAttributes.Contains(Attribute);

    /// <summary>How many values there can be, with their unit; null where there is no limit, or it is not known.</summary>
    internal (int Most, string Unit)? MostOf(int places) => NamesPlaces && places > 0 ? (places, "Kommunen des Bezugsraums") : null;
}
