using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Bedingung an die beteiligten Partner: mindestens einer ist von einer der genannten Arten, oder jede der genannten ist vertreten, oder
/// keine, oder mindestens einer arbeitet ehrenamtlich. Hier: mindestens einer.
/// </summary>
/// <param name="AnyOf">Partner types; one partner of one of them is enough.</param>
public sealed record HasPartnerType(ImmutableArray<string> AnyOf) : PartnerTypeCondition
{
    /// <inheritdoc/>
    public override string Required => AnyOf.Length == 1 ? AnyOf[0] : "eine von: " + string.Join(", ", AnyOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        context.Partners.AnyOf(activity, partner => AnyOf.Contains(partner.Type));
}

/// <summary>Jede der genannten Arten ist mit mindestens einem Partner beteiligt.</summary>
/// <param name="AllOf">Partner types; each needs a partner.</param>
public sealed record HasAllPartnerTypes(ImmutableArray<string> AllOf) : PartnerTypeCondition
{
    /// <inheritdoc/>
    public override string Required => "alle: " + string.Join(", ", AllOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        AllOf.All(type => context.Partners.AnyOf(activity, partner => partner.Type == type));
}

/// <summary>Kein beteiligter Partner hat eine der genannten Arten.</summary>
/// <param name="NoneOf">Partner types.</param>
public sealed record HasNoPartnerType(ImmutableArray<string> NoneOf) : PartnerTypeCondition
{
    /// <inheritdoc/>
    public override string Required => "nicht: " + string.Join(", ", NoneOf);

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        !context.Partners.AnyOf(activity, partner => NoneOf.Contains(partner.Type));
}

/// <summary>Mindestens ein beteiligter Partner arbeitet ehrenamtlich.</summary>
/// <param name="Expected">True: one must be voluntary; false: none may be.</param>
public sealed record HasVoluntaryPartner(bool Expected) : Condition
{
    /// <inheritdoc/>
    public override string Name => "ehrenamtlich";

    /// <inheritdoc/>
    public override string Required => Expected ? "ja" : "nein";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [PartnerIndex.TakingPart];

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        context.Partners.AnyOf(activity, partner => partner.IsVoluntary) == Expected;

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) => Expected ? "nein" : "ja";
}

/// <summary>Bedingung über die Arten der beteiligten Partner.</summary>
public abstract record PartnerTypeCondition : Condition
{
    /// <inheritdoc/>
    public override string Name => "partnertyp";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [PartnerIndex.TakingPart];

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) =>
        FailedCondition.Join(context.Partners.TypesOf(activity));
}
