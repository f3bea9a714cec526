using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Auswahl: alle ihre Bedingungen müssen erfüllt sein (Z-1).
/// </summary>
/// <param name="Conditions">The conditions, in the order of the catalogue.</param>
public sealed record Selection(ImmutableArray<Condition> Conditions)
{
    /// <summary>Every activity.</summary>
    public static Selection Everything { get; } = new([]);

    /// <summary>The fields and attributes that the conditions read.</summary>
    public IEnumerable<string> Reads => Conditions.SelectMany(condition => condition.Reads).Distinct();

    /// <summary>Ids of other lines whose result the conditions need.</summary>
    public IEnumerable<string> Lines => Conditions.SelectMany(condition => condition.Lines).Distinct();

    /// <summary>Whether one of the conditions looks at rows still to come.</summary>
    public bool LooksAhead => Conditions.Any(condition => condition.LooksAhead);

    /// <summary>The selection in words: "typ: veranstaltung, art: Netzwerktreffen".</summary>
    public string Text =>
        string.Join(", ", Conditions.Select(condition => $"{condition.Name}: {condition.Required}"));

    /// <summary>Whether the activity meets all conditions.</summary>
    public bool IsMet(Activity activity, LineContext context)
    {
        foreach (Condition condition in Conditions)
        {
            if (!condition.IsMet(activity, context))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The conditions that the activity does not meet, in the order of the catalogue.</summary>
    public ImmutableArray<FailedCondition> Failures(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition>.Builder? failures = null;
        foreach (Condition condition in Conditions)
        {
            if (!condition.IsMet(activity, context))
            {
                failures ??= ImmutableArray.CreateBuilder<FailedCondition>();
                failures.Add(condition.Fail(activity, context));
            }
        }

        return failures?.DrainToImmutable() ?? [];
    }
}
