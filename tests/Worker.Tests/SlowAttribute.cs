using Xunit.v3;

namespace KiIndicators.Worker.Tests;

/// <summary>
/// Leaves a class or a test out of the fast ones, whose command stands in CONTRIBUTING.md, and says why.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SlowAttribute(Because because) : Attribute, ITraitAttribute
{
    /// <summary>The trait by which the fast tests leave the slow ones out.</summary>
    public const string Trait = "Speed";

    public const string Value = "Slow";

    public Because Because { get; } = because;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, Value)];
}

/// <summary>Why a test is slow by its nature.</summary>
public enum Because
{
    /// <summary>It starts the program or looks at what the demo left.</summary>
    StartsTheProgram,

    /// <summary>It starts the PDF engine.</summary>
    SetsAPdf,

    /// <summary>It starts a browser.</summary>
    StartsABrowser,

    /// <summary>It tries a great number of cases, of which another, fast test tries some.</summary>
    TriesManyCases,
}
