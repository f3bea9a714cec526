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
    /// <param name="transaction">The transaction.</param>
    /// <param name="areas">The reference area of each programme: the places that are known.</param>
    /// <param name="lines">Ids of all lines: a remark on any other is rejected; null: not checked.</param>
    /// <param name="needs">
    /// Made once the partners are known; says of each readable activity whether it has to be kept. What it need not is counted and let
    /// go at once. Null: all are kept.
    /// </param>
    public IntakeReading Read(
        DbTransaction transaction, IEnumerable<ReferenceArea> areas, IReadOnlySet<string>? lines = null,
        Func<ImmutableArray<Partner>, Func<Activity, bool>>? needs = null)
    {
        using RowFingerprint fingerprint = new();
        PartnerReading partners = PartnerReader.Read(
            fingerprint.Partners(Rows<PartnerRow>(transaction, database.Sql.ReadPartners)));
        RemarkReading remarks = RemarkReader.Read(
            fingerprint.Remarks(Rows<RemarkRow>(transaction, database.Sql.ReadRemarks)));
        ActivityReader reader = new(new PlaceIndex(areas), partners.Partners.Select(partner => partner.Id));
        ActivityIntake intake = new(reader, needs?.Invoke(partners.Partners), fingerprint);
        using (DbDataReader delivered = (DbDataReader)transaction.Connection!.ExecuteReader(database.Sql.ReadActivities, transaction: transaction))
        {
            intake.Take(DeliveredRows.Read(delivered));
        }

        ActivityReading activities = intake.Reading();
        return new IntakeReading(
            activities with
            {
                Rejected = [.. activities.Rejected, .. partners.Rejected, .. remarks.Rejected, .. StrayRemarks(remarks.Remarks, lines)],
            },
            partners.Partners,
            [.. remarks.Remarks.Where(remark => lines?.Contains(remark.Indicator) != false)],
            fingerprint.Result(),
            fingerprint.Aside());
    }

    // A typing slip in the line's number must not make a statement disappear from the report in silence.
    private static IEnumerable<RejectedRow> StrayRemarks(IEnumerable<Remark> remarks, IReadOnlySet<string>? lines) => remarks
        .Where(remark => lines?.Contains(remark.Indicator) == false)
        .Select(remark => new RejectedRow($"Stellungnahme {remark.Indicator}", null, "Stellungnahme zu unbekannter Zeile"));

    // Unbuffered: a line is judged and forgotten before the next one is fetched.
    private static IEnumerable<T> Rows<T>(DbTransaction transaction, string sql) =>
        transaction.Connection!.Query<T>(sql, transaction: transaction, buffered: false);
}
