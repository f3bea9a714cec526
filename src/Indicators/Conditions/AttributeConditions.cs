using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Bedingung an ein Merkmal: mindestens einer der erfassten Werte ist einer der genannten, oder alle genannten sind erfasst, oder keiner
/// ist es, oder eine Angabe liegt überhaupt vor; verglichen wird Zeichen für Zeichen. Hier: mindestens einer.
/// </summary>
/// <param name="Attribute">Field or attribute by its catalogue name.</param>
/// <param name="AnyOf">The named values.</param>
public sealed record HasAny(string Attribute, ImmutableArray<string> AnyOf) : Condition
{
    /// <inheritdoc/>
    public override string Name => Attribute;

    /// <inheritdoc/>
    public override string Required => AnyOf.Length == 1 ? AnyOf[0] : "eine von: " + string.Join(", ", AnyOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        ActivityFields.HasAny(activity, Attribute, AnyOf);
}

/// <summary>Alle genannten Werte sind erfasst.</summary>
/// <param name="Attribute">Field or attribute by its catalogue name.</param>
/// <param name="AllOf">The named values.</param>
public sealed record HasAll(string Attribute, ImmutableArray<string> AllOf) : Condition
{
    /// <inheritdoc/>
    public override string Name => Attribute;

    /// <inheritdoc/>
    public override string Required => "alle: " + string.Join(", ", AllOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        AllOf.All(activity.Values(Attribute).Contains);
}

/// <summary>Keiner der genannten Werte ist erfasst; eine Aktivität ohne Angabe erfüllt die Bedingung.</summary>
/// <param name="Attribute">Field or attribute by its catalogue name.</param>
/// <param name="NoneOf">The named values.</param>
public sealed record HasNone(string Attribute, ImmutableArray<string> NoneOf) : Condition
{
    /// <inheritdoc/>
    public override string Name => Attribute;

    /// <inheritdoc/>
    public override string Required => "nicht: " + string.Join(", ", NoneOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        !ActivityFields.HasAny(activity, Attribute, NoneOf);
}

/// <summary>
/// Eine Angabe ist vorhanden, oder ausdrücklich keine. Ein Beleg wird erst verlangt, wenn durchgeführt ist (Z-8).
/// </summary>
/// <param name="Attribute">Field or attribute by its catalogue name.</param>
/// <param name="Expected">True: a value must be recorded; false: none may be.</param>
public sealed record IsPresent(string Attribute, bool Expected) : Condition
{
    /// <summary>The attribute that holds a supporting document (Aktenzeichen, saved copy).</summary>
    public const string SupportingDocument = "beleg";

    /// <inheritdoc/>
    public override string Name => Attribute;

    /// <inheritdoc/>
    public override string Required => Expected ? "vorhanden" : "keine Angabe";

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        (Expected && Attribute == SupportingDocument && (context.AssumesDocuments || context.IsStillToCome(activity)))
        || ActivityFields.HasSome(activity, Attribute) == Expected;
}
