using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>What a kind counts, as scalar SQL over the held rows, all of them or those up to a day.</summary>
/// <param name="Number">The number; NULL where nothing is measured. For a share NULL: its number follows from the other two.</param>
internal sealed record Figures(string Number)
{
    /// <summary>Numerator, or null where the kind has none.</summary>
    public string? Numerator { get; init; }

    /// <summary>Denominator, or null where the kind has none.</summary>
    public string? Denominator { get; init; }

    /// <summary>Whether the number is a share.</summary>
    public bool IsShare { get; init; }

    /// <summary>Rows that carry the value added up, and rows looked at for it; null where the kind adds nothing up.</summary>
    public (string With, string Of)? Coverage { get; init; }

    /// <summary>How many of some named values are counted; null where the kind counts no values.</summary>
    public Func<ImmutableArray<string>, string>? Named { get; init; }

    /// <summary>Condition: a value of the baseline is missing (Z-16); null where the kind loses none.</summary>
    public string? Lost { get; init; }
}

/// <summary>Leaves only what had begun by a day.</summary>
/// <param name="Day">The day as SQL; null: all rows.</param>
internal readonly record struct Cut(string? Day)
{
    /// <summary>No day: all held rows.</summary>
    public static Cut None => new(null);

    /// <summary>The condition, with AND before it; empty for all rows.</summary>
    public string And(string alias) => Day is null ? "" : $" AND {alias}.beginn <= {Day}";

    /// <summary>The condition as the only one, with WHERE before it; empty for all rows.</summary>
    public string Where(string alias) => Day is null ? "" : $" WHERE {alias}.beginn <= {Day}";
}
