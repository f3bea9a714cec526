using System.Collections.Immutable;

namespace KiIndicators.Indicators.Catalogue;

/// <summary>
/// Soll laut Beschluss, so wie der Beschluss es sagt; nennt es Werte („mindestens 2 von A, B, C“), zählen nur diese.
/// </summary>
public abstract record Target
{
    /// <summary>The catalogue's word: "mindestens", "korridor", "zugesagt" ...</summary>
    public abstract string Word { get; }

    /// <summary>Lower bound in units or per cent; null where none is set.</summary>
    public virtual int? Minimum => null;

    /// <summary>Upper bound in units or per cent; null where none is set.</summary>
    public virtual int? Maximum => null;

    /// <summary>von: the named values of which the bounds speak; empty: of whatever is counted.</summary>
    public ImmutableArray<string> Of { get; init; } = [];

    /// <summary>The values that alone are counted for the target; empty: it names none.</summary>
    public virtual ImmutableArray<string> Named => Of;

    /// <summary>Whether bounds are per cent of a share.</summary>
    public bool InPercent { get; init; }
}

/// <summary>mindestens n: erreicht ab n.</summary>
/// <param name="Count">Units, or per cent.</param>
public sealed record AtLeast(int Count) : Target
{
    /// <inheritdoc/>
    public override string Word => "mindestens";

    /// <inheritdoc/>
    public override int? Minimum => Count;
}

/// <summary>mehr als n: erreicht ab n + 1; ein Anteil, sobald er über n Prozent liegt.</summary>
/// <param name="Count">Units, or per cent.</param>
public sealed record MoreThan(int Count) : Target
{
    /// <inheritdoc/>
    public override string Word => "mehr_als";

    /// <inheritdoc/>
    public override int? Minimum => Count;
}

/// <summary>genau n: nicht weniger und nicht mehr.</summary>
/// <param name="Count">Units.</param>
public sealed record Exactly(int Count) : Target
{
    /// <inheritdoc/>
    public override string Word => "genau";

    /// <inheritdoc/>
    public override int? Minimum => Count;

    /// <inheritdoc/>
    public override int? Maximum => Count;
}

/// <summary>höchstens n: eine Obergrenze, die bis zuletzt überschritten werden kann.</summary>
/// <param name="Count">Units, or per cent.</param>
public sealed record AtMost(int Count) : Target
{
    /// <inheritdoc/>
    public override string Word => "hoechstens";

    /// <inheritdoc/>
    public override int? Maximum => Count;
}

/// <summary>
/// Korridor „4 bis 6“: die untere Grenze ist das Ziel; mehr als die obere ist kein Verfehlen,
/// sondern „mehr als vorgesehen“.
/// </summary>
/// <param name="Lower">The bound that has to be reached.</param>
/// <param name="Upper">The bound beyond which more was done than foreseen.</param>
public sealed record Corridor(int Lower, int Upper) : Target
{
    /// <inheritdoc/>
    public override string Word => "korridor";

    /// <inheritdoc/>
    public override int? Minimum => Lower;

    /// <inheritdoc/>
    public override int? Maximum => Upper;
}

/// <summary>
/// alle: alle genannten Werte, alle Stufen oder alle einer Grundmenge.
/// </summary>
/// <param name="Values">The named values; empty: all stages, or all of the basis.</param>
public sealed record All(ImmutableArray<string> Values) : Target
{
    /// <inheritdoc/>
    public override string Word => "alle";

    /// <inheritdoc/>
    public override ImmutableArray<string> Named => Values;

    /// <summary>ausser: the names of what is left out of the whole; empty: nothing is.</summary>
    public ImmutableArray<string> ExceptNames { get; init; } = [];
}

/// <summary>
/// ohne Zahl zugesagt: der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal.
/// </summary>
public sealed record Promised : Target
{
    /// <inheritdoc/>
    public override string Word => "zugesagt";
}

/// <summary>
/// Fassung eines Solls: gilt ab einem Tag.
/// </summary>
/// <param name="From">First day on which the version holds.</param>
/// <param name="Target">The target; null: from this day on a Kontextzahl.</param>
/// <param name="Source">Where the change was decided, or null.</param>
public sealed record TargetVersion(DateOnly From, Target? Target, string? Source);
