using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import.Csv;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Writes a batch without faults into the base tables; what is already there as it is stays untouched.
/// </summary>
/// <param name="transaction">The transaction of the import.</param>
/// <param name="sql">The queries.</param>
/// <param name="now">Moment of the import as local wall time, YYYY-MM-DD HH:MM:SS.</param>
internal sealed class ImportWriter(DbTransaction transaction, Queries sql, string now)
{
    private enum Written
    {
        Added,
        Changed,
        Unchanged,
    }

    /// <summary>Writes everything and counts.</summary>
    public ImmutableArray<ImportCount> Write(ImportBatch batch)
    {
        List<ImportCount> counts = [];
        if (batch.Kinds.Contains(CsvKind.Partners))
        {
            counts.Add(Count("Partner", batch.Partners.Select(partner => WritePartner(partner.Row))));
        }

        if (batch.Kinds.Contains(CsvKind.Activities) || batch.Kinds.Contains(CsvKind.Attributes))
        {
            counts.Add(Count("Aktivitäten", WriteActivities(batch)));
        }

        if (batch.Kinds.Contains(CsvKind.Remarks))
        {
            counts.Add(Count("Stellungnahmen", batch.Remarks.Select(remark => WriteRemark(remark.Row))));
        }

        return [.. counts];
    }

    private static ImportCount Count(string label, IEnumerable<Written> outcomes)
    {
        ILookup<Written, Written> all = outcomes.ToLookup(outcome => outcome);
        return new ImportCount(
            label, all[Written.Added].Count(), all[Written.Changed].Count(), all[Written.Unchanged].Count());
    }

    private IEnumerable<Written> WriteActivities(ImportBatch batch)
    {
        ILookup<string, ActivityAttribute> attributes = batch.Attributes.ToLookup(
            attribute => attribute.Row.ActivityId,
            attribute => new ActivityAttribute(attribute.Row.Name, attribute.Row.Value),
            StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Placed<ActivityRow> activity in batch.Activities)
        {
            ids.Add(activity.Row.Id!);
            yield return WriteActivity(
                activity.Row, batch.CarriesAttributes ? [.. attributes[activity.Row.Id!].Distinct()] : null);
        }

        // attributes.csv may speak of activities that are only in the database.
        foreach (IGrouping<string, ActivityAttribute> stored in attributes.Where(group => !ids.Contains(group.Key)))
        {
            ActivityRow row = Find<ActivityRow>(sql.FindActivity, new { Id = stored.Key })!;
            yield return WriteActivity(row with { RecordedAt = null, ChangedAt = null }, [.. stored.Distinct()]);
        }
    }

    private Written WriteActivity(ActivityRow row, ImmutableArray<ActivityAttribute>? attributes)
    {
        ActivityRow? stored = Find<ActivityRow>(sql.FindActivity, row);
        if (stored is null)
        {
            Execute(sql.InsertActivity, row with { RecordedAt = row.RecordedAt ?? now, ChangedAt = row.ChangedAt ?? now });
            InsertAttributes(row.Id!, attributes ?? []);
            return Written.Added;
        }

        // What the file does not say about its own history is no difference.
        ActivityRow wanted = row with
        {
            RecordedAt = row.RecordedAt ?? stored.RecordedAt,
            ChangedAt = row.ChangedAt ?? stored.ChangedAt,
            Attributes = stored.Attributes,
        };
        bool sameAttributes = attributes is not { } set || set.ToHashSet().SetEquals(StoredAttributes(row.Id!));
        if (wanted == stored && sameAttributes)
        {
            return Written.Unchanged;
        }

        Execute(sql.UpdateActivity, wanted with { ChangedAt = row.ChangedAt ?? now });
        if (!sameAttributes)
        {
            Execute(sql.DeleteAttributes, new { row.Id });
            InsertAttributes(row.Id!, attributes!.Value);
        }

        return Written.Changed;
    }

    private Written WritePartner(PartnerRow row) =>
        Upsert(row, Find<PartnerRow>(sql.FindPartner, row), sql.InsertPartner, sql.UpdatePartner);

    private Written WriteRemark(RemarkRow row) =>
        Upsert(row, Find<RemarkRow>(sql.FindRemark, row), sql.InsertRemark, sql.UpdateRemark);

    private Written Upsert<T>(T row, T? stored, string insert, string update)
        where T : class
    {
        if (row.Equals(stored))
        {
            return Written.Unchanged;
        }

        Execute(stored is null ? insert : update, row);
        return stored is null ? Written.Added : Written.Changed;
    }

    private IEnumerable<ActivityAttribute> StoredAttributes(string id) =>
        transaction.Connection!.Query<(string? Name, string? Value)>(sql.FindAttributes, new { Id = id }, transaction)
            .Select(stored => new ActivityAttribute(stored.Name ?? "", stored.Value ?? ""));

    private void InsertAttributes(string id, IEnumerable<ActivityAttribute> attributes)
    {
        foreach (ActivityAttribute attribute in attributes)
        {
            Execute(sql.InsertAttribute, new { Id = id, attribute.Name, attribute.Value });
        }
    }

    private T? Find<T>(string find, object key)
        where T : class => transaction.Connection!.QuerySingleOrDefault<T>(find, key, transaction);

    private void Execute(string statement, object row) => transaction.Connection!.Execute(statement, row, transaction);
}
