using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// What a recount depends on beside the rows. The statements are written from these records alone; of the evaluation's own
/// rules nothing is called, or a mistake in them would be made twice.
/// </summary>
/// <param name="Programmes">The programmes, as for the evaluation.</param>
/// <param name="AsOf">Stichtag.</param>
/// <param name="FrozenBaselines">Frozen baselines by the line that needs them.</param>
internal sealed record RecountScope(
    ImmutableArray<Programme> Programmes, DateOnly AsOf, IReadOnlyDictionary<string, Baseline> FrozenBaselines)
{
    /// <summary>The scope of results that are there already.</summary>
    public static RecountScope Of(EvaluationResult result) => new(result.Programmes, result.AsOf, result.FrozenBaselines);
}

/// <summary>The two statements of a line, complete and self-contained.</summary>
/// <param name="Number">One row: the line's number first, then what it is made of.</param>
/// <param name="Rows">The counted rows for a reader: id, first day and title, by day.</param>
internal sealed record RecountStatement(string Number, string Rows);
