using System.Collections.Immutable;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A Stellungnahme as it stands, and what was changed in it.
/// </summary>
/// <param name="Remark">The Stellungnahme, as delivered.</param>
/// <param name="Changes">What was changed in it, the oldest first.</param>
internal sealed record RemarkLook(RemarkRow Remark, ImmutableArray<FieldChange> Changes);

/// <summary>Looks at the Stellungnahmen.</summary>
/// <param name="database">The database.</param>
internal sealed class RemarkLooks(SqlDatabase database)
{
    /// <summary>All of a line, in the order of line and day.</summary>
    /// <param name="line">Id of the line in any case; null: of all lines.</param>
    public ImmutableArray<RemarkLook> Of(string? line) => database.Read(transaction =>
    {
        ILookup<string, FieldChange> changes = new ImportHistory(transaction, database.Sql).ChangesOfEntries().Rows.ToLookup(change => change.Id, StringComparer.Ordinal);
        return transaction.Connection!.Query<RemarkRow>(database.Sql.ReadRemarks, transaction: transaction)
            .Where(remark => line is null || string.Equals(remark.Indicator, line.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(remark => new RemarkLook(remark, [.. changes[ImportFields.EntryOf(remark)]]))
            .ToImmutableArray();
    });
}
