using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Geschachtelte Bedingungen: jede der Auswahlen trifft zu („alle von“), mindestens eine („eine von“), oder sie trifft nicht als Ganzes
/// zu („nicht“); jeder Block zählt als eine Bedingung. Hier: jede.
/// </summary>
/// <param name="Selections">The selections.</param>
public sealed record AllOf(ImmutableArray<Selection> Selections) : Block(Selections)
{
    /// <inheritdoc/>
    public override string Name => "alle_von";

    /// <inheritdoc/>
    public override string Required => Text("; ");

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        Selections.All(selection => selection.IsMet(activity, context));
}

/// <summary>Block „eine von“: mindestens eine der Auswahlen trifft zu. Ein Block zählt als eine Bedingung.</summary>
/// <param name="Selections">The selections.</param>
public sealed record AnyOf(ImmutableArray<Selection> Selections) : Block(Selections)
{
    /// <inheritdoc/>
    public override string Name => "eine_von";

    /// <inheritdoc/>
    public override string Required => Text(" oder ");

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        Selections.Any(selection => selection.IsMet(activity, WithoutAssumption(context)));
}

/// <summary>Block „nicht“: die Auswahl trifft nicht als Ganzes zu. Ein Block zählt als eine Bedingung.</summary>
/// <param name="Selection">The selection that must not be met as a whole.</param>
public sealed record Not(Selection Selection) : Block([Selection])
{
    /// <inheritdoc/>
    public override string Name => "nicht";

    /// <inheritdoc/>
    public override string Required => Text("; ");

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        !Selection.IsMet(activity, WithoutAssumption(context));
}

/// <summary>Geschachtelte Bedingungen.</summary>
/// <param name="Parts">The nested selections.</param>
public abstract record Block(ImmutableArray<Selection> Parts) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Parts.SelectMany(part => part.Reads).Distinct();

    /// <inheritdoc/>
    public override bool LooksAhead => Parts.Any(part => part.LooksAhead);

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Parts.SelectMany(part => part.Lines).Distinct();

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) =>
        FailedCondition.Phrase("; ", Reads.Any()
            ? Reads.Select(name => $"{name}: {FailedCondition.Join(activity.Values(name))}")
            : Parts.SelectMany(part => part.Conditions).Select(condition => $"{condition.Name}: {condition.Found(activity, context)}"));

    /// <summary>Z-8: where a Beleg is one way of several, or not wanted, none is missing.</summary>
    private protected static LineContext WithoutAssumption(LineContext context) =>
        context.AssumesDocuments ? context with { AssumesDocuments = false } : context;

    private protected string Text(string separator) => string.Join(separator, Parts.Select(part => part.Text));
}
