using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>A section of an explanation as it is printed; terminal and PDF lay out the same sections.</summary>
internal sealed record ExplanationSection
{
    /// <summary>Its heading, e.g. "Wortlaut".</summary>
    public required string Title { get; init; }

    /// <summary>Labels with their texts, in order.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Counting rules that are cited.</summary>
    public ImmutableArray<CountingRule> Rules { get; init; } = [];

    /// <summary>Rows, one table for each group that has any.</summary>
    public ImmutableArray<RowGroup> Groups { get; init; } = [];
}
