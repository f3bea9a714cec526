using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Reads the four views of the data contract in one transaction, so that a change in between cannot split the picture.
/// </summary>
/// <param name="database">The database.</param>
internal sealed class ActivitySource(SqlDatabase database)
{
    /// <summary>Reads everything.</summary>
    /// <param name="areas">The reference area of each programme: the places that are known.</param>
    /// <param name="lines">Ids of all lines: a remark on any other is rejected; null: not checked.</param>
    /// <exception cref="UserError">The database cannot be read; it is never taken for an empty one.</exception>
    public IntakeReading Read(IEnumerable<ReferenceArea> areas, IReadOnlySet<string>? lines = null) =>
        database.Read(transaction => Read(transaction, areas, lines));

    /// <summary>The same within a transaction, in which more can be read of the same moment.</summary>
    public IntakeReading Read(DbTransaction transaction, IEnumerable<ReferenceArea> areas, IReadOnlySet<string>? lines = null)
    {
        using RowFingerprint fingerprint = new();
        PartnerReading partners = PartnerReader.Read(
            fingerprint.Partners(Rows<PartnerRow>(transaction, database.Sql.ReadPartners)));
        RemarkReading remarks = RemarkReader.Read(
            fingerprint.Remarks(Rows<RemarkRow>(transaction, database.Sql.ReadRemarks)));
        ActivityReader reader = new(new PlaceIndex(areas), partners.Partners.Select(partner => partner.Id));
        ActivityReading activities =
            reader.Read(RowGrouping.Group(fingerprint.Activities(JoinedRows(transaction))));
        ImmutableArray<RejectedRow> strayAttributes = [.. StrayAttributes(transaction, fingerprint)];

        return new IntakeReading(
            activities.Activities,
            partners.Partners,
            [.. remarks.Remarks.Where(remark => lines?.Contains(remark.Indicator) != false)],
            [.. activities.Rejected, .. strayAttributes, .. partners.Rejected, .. remarks.Rejected, .. StrayRemarks(remarks.Remarks, lines)],
            activities.Activities.Max(activity => activity.ChangedOn),
            fingerprint.Result());
    }

    private IEnumerable<RejectedRow> StrayAttributes(DbTransaction transaction, RowFingerprint fingerprint) =>
        Rows<StrayAttribute>(transaction, database.Sql.ReadStrayAttributes).Select(stray =>
        {
            fingerprint.Attribute(stray.ActivityId, stray.Name, stray.Value);
            return new RejectedRow(
                stray.ActivityId ?? "(ohne Nummer)", $"{stray.Name}={stray.Value}", "Merkmal gehört zu keiner Aktivität");
        });

    // A typing slip in the line's number must not make a statement disappear from the report in silence.
    private static IEnumerable<RejectedRow> StrayRemarks(IEnumerable<Remark> remarks, IReadOnlySet<string>? lines) => remarks
        .Where(remark => lines?.Contains(remark.Indicator) == false)
        .Select(remark => new RejectedRow($"Stellungnahme {remark.Indicator}", null, "Stellungnahme zu unbekannter Zeile"));

    private IEnumerable<JoinedRow> JoinedRows(DbTransaction transaction) =>
        transaction.Connection!.Query<ActivityRow, JoinedAttribute, JoinedRow>(
            database.Sql.ReadActivities, (row, attribute) => new JoinedRow(row, attribute), transaction: transaction,
            buffered: false, splitOn: nameof(JoinedAttribute.Copy));

    // Unbuffered: a line is judged and forgotten before the next one is fetched.
    private static IEnumerable<T> Rows<T>(DbTransaction transaction, string sql) =>
        transaction.Connection!.Query<T>(sql, transaction: transaction, buffered: false);

    private sealed class StrayAttribute
    {
        public string? ActivityId { get; init; }

        public string? Name { get; init; }

        public string? Value { get; init; }
    }
}
