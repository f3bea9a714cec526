using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Finds conditions that no activity can meet together: what they select is empty whatever is recorded.</summary>
internal static class Contradictions
{
    /// <summary>Two conditions that exclude each other, in German; null where none are found.</summary>
    public static string? Among(params IEnumerable<Selection> selections)
    {
        ImmutableArray<Condition> all = [.. selections.SelectMany(selection => selection.Conditions).SelectMany(Flat)];
        return (
            from index in Enumerable.Range(0, all.Length)
            from other in all.Skip(index + 1)
            where Exclude(all[index], other) || Exclude(other, all[index])
            select $"„{Text(all[index])}“ und „{Text(other)}“").FirstOrDefault();
    }

    private static IEnumerable<Condition> Flat(Condition condition) => condition is AllOf block
        ? block.Selections.SelectMany(selection => selection.Conditions).SelectMany(Flat)
        : [condition];

    private static bool Exclude(Condition one, Condition other) => (one, other) switch
    {
        // A field of the row holds one value; an attribute may hold several.
        (HasAny first, HasAny second) => first.Attribute == second.Attribute && ActivityFields.Names.Contains(first.Attribute)
            && !first.AnyOf.Intersect(second.AnyOf, StringComparer.Ordinal).Any(),
        (HasAny wanted, HasNone unwanted) => wanted.Attribute == unwanted.Attribute && wanted.AnyOf.All(unwanted.NoneOf.Contains),
        (HasAll wanted, HasNone unwanted) => wanted.Attribute == unwanted.Attribute && wanted.AllOf.Any(unwanted.NoneOf.Contains),
        (HasAny wanted, IsPresent { Expected: false } absent) => wanted.Attribute == absent.Attribute,
        (HasAll wanted, IsPresent { Expected: false } absent) => wanted.Attribute == absent.Attribute,
        (IsPresent { Expected: true } present, IsPresent { Expected: false } absent) => present.Attribute == absent.Attribute,
        (HasPartnerType wanted, HasNoPartnerType unwanted) => wanted.AnyOf.All(unwanted.NoneOf.Contains),
        (HasAllPartnerTypes wanted, HasNoPartnerType unwanted) => wanted.AllOf.Any(unwanted.NoneOf.Contains),
        _ => false,
    };

    private static string Text(Condition condition) => $"{condition.Name}: {condition.Required}";
}
