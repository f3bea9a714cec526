using System.Data.Common;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>How an import is wanted.</summary>
internal sealed record ImportWish
{
    /// <summary>All rows or none, written, without a look at the results.</summary>
    public static ImportWish Plain { get; } = new();

    /// <summary>Whether nothing is to stay of what is written: only what would change is wanted.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Whether the rows without a fault are to be written although others have one.</summary>
    public bool OnlyValidRows { get; init; }

    /// <summary>
    /// Gives the results within the transaction, before and after the rows are written; null: nobody asks. The activities of the import are kept in its reading.
    /// </summary>
    public Func<DbTransaction, ImportBatch, EvaluationResult>? Evaluate { get; init; }

    /// <summary>Hears how much of the activities is written, from 0 to 1.</summary>
    public Action<double>? Progress { get; init; }
}
