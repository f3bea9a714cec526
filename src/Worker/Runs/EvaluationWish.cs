using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Runs;

/// <summary>What an evaluation of today's rows is asked for beside its results.</summary>
internal sealed record EvaluationWish
{
    /// <summary>Lines whose baseline is computed from today's rows although one is frozen.</summary>
    public IReadOnlySet<string> Live { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Lines of which the rows that lack several conditions are named; then every readable row is kept.</summary>
    public IReadOnlySet<string> OthersNamed { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>
    /// The Auswertung that the results will be compared with: its rows, and what its rules need, are kept too, so that a row which no line
    /// needs any more is not taken for one that is gone. Asked once the rows are read.
    /// </summary>
    public Lazy<Auswertung?> ComparedWith { get; init; } = new((Auswertung?)null);

    /// <summary>Activities that are kept beside those that a line needs; null: none.</summary>
    public Func<Activity, bool>? AlsoNeeds { get; init; }

    /// <summary>Which activities have to be kept.</summary>
    public Func<Activity, bool> Needs(ImmutableArray<Programme> programmes, DateOnly asOf, ImmutableArray<Partner> partners)
    {
        if (OthersNamed.Count > 0)
        {
            return _ => true;
        }

        Preselection now = new(programmes, asOf, partners);
        if (ComparedWith.Value is not Auswertung earlier)
        {
            // The preselection is asked about every row: it remembers at which places it has seen something.
            return AlsoNeeds is null ? now.Keeps : row => now.Keeps(row) | AlsoNeeds(row);
        }

        Preselection then = new(earlier.Result.Programmes, earlier.AsOf, partners);
        HashSet<string> known = earlier.Reading.Activities.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        // Both are asked about every row: each remembers at which places it has seen something.
        return row => now.Keeps(row) | then.Keeps(row) | known.Contains(row.Id);
    }
}
