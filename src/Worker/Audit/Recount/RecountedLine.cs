using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>A line, its other reading or a number beside it, counted twice.</summary>
/// <param name="Line">Id of the line.</param>
/// <param name="Name">What was counted, e.g. "B25-2 (andere Lesart A-3)".</param>
/// <param name="IsLineItself">Whether it is the line as the report prints it.</param>
/// <param name="ByEvaluation">Number and rows of the evaluation.</param>
/// <param name="BySql">Number and rows of the recount.</param>
/// <param name="Differences">What differs, in German; empty: both agree.</param>
internal sealed record RecountedLine(
    string Line, string Name, bool IsLineItself, CountedSide ByEvaluation, CountedSide BySql, ImmutableArray<string> Differences)
{
    /// <summary>Whether number, parts and rows are the same.</summary>
    public bool Agrees => Differences.IsEmpty;
}

/// <summary>What one of the two ways counted.</summary>
/// <param name="Number">The number as text, per cent with one decimal; null: not measured.</param>
/// <param name="Rows">Ids of the counted rows in ordinal order.</param>
/// <param name="Parts">Numerator, denominator, coverage and sub-periods by the names of the statement's columns; only those that there are.</param>
internal sealed record CountedSide(
    string? Number, ImmutableArray<string> Rows, ImmutableSortedDictionary<string, string> Parts);
