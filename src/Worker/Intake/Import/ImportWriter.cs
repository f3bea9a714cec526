using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import.Sheets;

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
        if (batch.Kinds.Contains(SheetKind.Partners))
        {
            counts.Add(Count("Partner", batch.Partners.Select(partner => WritePartner(partner))));
        }

        if (batch.Kinds.Contains(SheetKind.Activities) || batch.Kinds.Contains(SheetKind.Attributes))
        {
            counts.Add(Count("Aktivitäten", WriteActivities(batch)));
        }

        if (batch.Kinds.Contains(SheetKind.Remarks))
        {
            counts.Add(Count("Stellungnahmen", batch.Remarks.Select(remark => WriteRemark(remark))));
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
            yield return WriteActivity(activity, attributes[activity.Row.Id!], batch.HasAttributeList);
        }

        // attributes.csv may speak of activities that are only in the database.
        foreach (IGrouping<string, ActivityAttribute> stored in attributes.Where(group => !ids.Contains(group.Key)))
        {
            yield return WriteActivity(new Placed<ActivityRow>(new ActivityRow { Id = stored.Key }, "", 0), stored, isWholeSet: true);
        }
    }

    private Written WriteActivity(Placed<ActivityRow> activity, IEnumerable<ActivityAttribute> listed, bool isWholeSet)
    {
        ActivityRow row = activity.Row;
        ActivityRow? stored = Find<ActivityRow>(sql.FindActivity, row);
        HashSet<ActivityAttribute> set = [.. listed];
        if (stored is null)
        {
            Execute(sql.InsertActivity, row with { RecordedAt = row.RecordedAt ?? now, ChangedAt = row.ChangedAt ?? now });
            InsertAttributes(row.Id!, set);
            return Written.Added;
        }

        ActivityRow wanted = GivenFields.Of(activity, stored);
        ActivityAttribute[] before = [.. StoredAttributes(row.Id!)];
        if (!isWholeSet)
        {
            set.UnionWith(before.Where(attribute => !activity.Given.Contains(attribute.Name)));
        }

        bool sameAttributes = set.SetEquals(before);
        if (wanted == stored && sameAttributes)
        {
            return Written.Unchanged;
        }

        Execute(sql.UpdateActivity, wanted with { ChangedAt = row.ChangedAt ?? now });
        if (!sameAttributes)
        {
            Execute(sql.DeleteAttributes, new { row.Id });
            InsertAttributes(row.Id!, set);
        }

        return Written.Changed;
    }

    private Written WritePartner(Placed<PartnerRow> partner) =>
        Find<PartnerRow>(sql.FindPartner, partner.Row) is PartnerRow stored
            ? Update(GivenFields.Of(partner, stored), stored, sql.UpdatePartner)
            : Insert(partner.Row, sql.InsertPartner);

    private Written WriteRemark(Placed<RemarkRow> remark) =>
        Find<RemarkRow>(sql.FindRemark, remark.Row) is RemarkRow stored
            ? Update(GivenFields.Of(remark, stored), stored, sql.UpdateRemark)
            : Insert(remark.Row, sql.InsertRemark);

    private Written Insert(object row, string insert)
    {
        Execute(insert, row);
        return Written.Added;
    }

    private Written Update<T>(T row, T stored, string update)
        where T : class
    {
        if (row.Equals(stored))
        {
            return Written.Unchanged;
        }

        Execute(update, row);
        return Written.Changed;
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
