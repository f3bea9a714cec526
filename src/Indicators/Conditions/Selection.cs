using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Auswahl: alle ihre Bedingungen müssen erfüllt sein.
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

    /// <summary>The selection in words: "typ: veranstaltung, art: Netzwerktreffen".</summary>
    public string Text =>
        string.Join(", ", Conditions.Select(condition => $"{condition.Name}: {condition.Required}"));

    /// <summary>Whether the activity meets all conditions.</summary>
    public bool IsMet(Activity activity, LineContext context) =>
        Conditions.All(condition => condition.IsMet(activity, context));

    /// <summary>The conditions that the activity does not meet, in the order of the catalogue.</summary>
    public ImmutableArray<FailedCondition> Failures(Activity activity, LineContext context) =>
        [.. Conditions.Where(condition => !condition.IsMet(activity, context))
            .Select(condition => condition.Fail(activity, context))];

    /// <summary>The same selection with one more condition in front.</summary>
    public Selection Prepend(Condition condition) => new(Conditions.Insert(0, condition));
}
