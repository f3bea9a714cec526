using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Writes a batch without faults into the base tables; what is already there as it is stays untouched.
/// </summary>
/// <param name="transaction">The transaction of the import.</param>
/// <param name="sql">The queries.</param>
/// <param name="time">Moment of the import.</param>
internal sealed class ImportWriter(DbTransaction transaction, Queries sql, DateTimeOffset time)
{
    private const int Step = 50;
    private const int MostIds = 12;

    private readonly string now = BerlinTime.Wall(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    private readonly ImportHistory history = new(transaction, sql);
    private readonly List<FieldChange> changes = [];
    private readonly HashSet<string> added = [];
    private readonly HashSet<string> changed = [];

    private enum Written
    {
        Added,
        Changed,
        Unchanged,
    }

    /// <summary>What was changed in stored activities, partners and Stellungnahmen.</summary>
    public ImmutableArray<FieldChange> Changes => [.. changes];

    /// <summary>Ids of the activities that are new.</summary>
    public ImmutableHashSet<string> Added => [.. added];

    /// <summary>Writes everything and counts; hints name what is gone from a list and what was withdrawn.</summary>
    /// <param name="batch">A batch without faults.</param>
    /// <param name="progress">Hears how much of the activities is written, from 0 to 1.</param>
    public ImmutableArray<ImportCount> Write(ImportBatch batch, Action<double>? progress)
    {
        List<ImportCount> counts = [];
        if (batch.Kinds.Contains(SheetKind.Partners))
        {
            counts.Add(Count("Partner", batch.Partners.Select(partner => WritePartner(partner))));
        }

        if (batch.Kinds.Contains(SheetKind.Activities) || batch.Kinds.Contains(SheetKind.Attributes))
        {
            counts.Add(Count("Aktivitäten", WriteActivities(batch, progress)));
            HintAtOtherLists(batch);
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

    private IEnumerable<Written> WriteActivities(ImportBatch batch, Action<double>? progress)
    {
        ILookup<string, ActivityAttribute> attributes = batch.Attributes.ToLookup(
            attribute => attribute.Row.ActivityId,
            attribute => new ActivityAttribute(attribute.Row.Name, attribute.Row.Value),
            StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        ImmutableDictionary<string, ActivityWithdrawal> withdrawn = history.Withdrawals();
        NameGone(batch, withdrawn);
        foreach (Placed<ActivityRow> activity in batch.Activities)
        {
            ids.Add(activity.Row.Id!);
            if (ids.Count % Step == 0)
            {
                progress?.Invoke(ids.Count / (double)batch.Activities.Count);
            }

            if (withdrawn.TryGetValue(activity.Row.Id!, out ActivityWithdrawal? withdrawal))
            {
                batch.Warnings.Add(new ImportFault(activity.File, activity.Line, null, activity.Row.Id,
                    $"Zurückgezogen am {BerlinTime.Wall(withdrawal.At):dd.MM.yyyy} ({withdrawal.Reason}); die Zeile ist übergangen und bleibt abgesagt."));
                yield return Written.Unchanged;
                continue;
            }

            yield return WriteActivity(activity, attributes[activity.Row.Id!], batch.HasAttributeList, batch);
        }

        string attributeLists = string.Join(", ", batch.Attributes.Select(attribute => attribute.File).Distinct());
        // attributes.csv may speak of activities that are only in the database.
        foreach (IGrouping<string, ActivityAttribute> stored in attributes.Where(group => !ids.Contains(group.Key)))
        {
            yield return WriteActivity(new Placed<ActivityRow>(new ActivityRow { Id = stored.Key }, attributeLists, 0), stored, isWholeSet: true, batch);
        }
    }

    // Only a list that names its rows can lack one: attributes.csv names those of others.
    private void NameGone(ImportBatch batch, ImmutableDictionary<string, ActivityWithdrawal> withdrawn)
    {
        HashSet<string> all = [.. batch.Ids.Where(row => batch.IsOfActivities(row.Key.File)).Select(row => row.Value)];
        ILookup<string, string> imported = batch.Activities.ToLookup(activity => activity.File, activity => activity.Row.Id!, StringComparer.Ordinal);
        foreach ((SheetSource source, _) in batch.Lists.Values.Where(list => batch.IsOfActivities(list.Source.Name)))
        {
            string[] ids = [.. imported[source.Name]];
            ImmutableHashSet<string> held = history.HeldBy(source.Original);
            string before = held.IsEmpty ? EarlierName(ids) ?? source.Original : source.Original;
            string where = before == source.Original ? "in dieser Liste und steht nicht mehr darin" : $"in der Liste „{before}“ und steht in dieser nicht mehr";
            // One that has moved to another sheet is not gone.
            foreach (string id in (before == source.Original ? held : history.HeldBy(before)).Where(id => !withdrawn.ContainsKey(id) && !all.Contains(id)).Order(StringComparer.Ordinal))
            {
                if (Find<ActivityRow>(sql.FindActivity, new { Id = id }) is ActivityRow stored)
                {
                    batch.Warnings.Add(new ImportFault(source.Name, 0, null, null,
                        $"{id} ({ImportFields.ValueOf("title", stored.Title)}, {ImportFields.ValueOf("start_date", stored.StartDate)}) stand schon {where}. "
                        + $"Die Aktivität bleibt, wie sie ist; soll sie nicht mehr zählen: kiindicators activities withdraw {id} --reason …"));
                }
            }

            history.Hold(source.Original, ids.Where(id => !held.Contains(id)));
        }
    }

    // "Liste Mai" goes on as "Liste Juni": the list most of whose rows stand in this one.
    private string? EarlierName(string[] ids)
    {
        (string List, int Shared)[] candidates = [.. ids.SelectMany(history.ListsOf).CountBy(list => list).Select(pair => (pair.Key, pair.Value))];
        return candidates.Where(list => list.Shared * 2 > history.HeldBy(list.List).Count)
            .OrderByDescending(list => list.Shared).ThenByDescending(list => list.List, StringComparer.Ordinal).Select(list => list.List).FirstOrDefault();
    }

    private Written WriteActivity(Placed<ActivityRow> activity, IEnumerable<ActivityAttribute> listed, bool isWholeSet, ImportBatch batch)
    {
        ActivityRow row = activity.Row;
        string source = activity.File;
        ActivityRow? stored = Find<ActivityRow>(sql.FindActivity, row);
        HashSet<ActivityAttribute> set = [.. listed];
        if (stored is null)
        {
            Execute(sql.InsertActivity, row with { RecordedAt = row.RecordedAt ?? now, ChangedAt = row.ChangedAt ?? now });
            InsertAttributes(row.Id!, set);
            added.Add(row.Id!);
            return Written.Added;
        }

        ActivityRow wanted = GivenFields.Of(activity, stored);
        HashSet<ActivityAttribute> before = [.. StoredAttributes(row.Id!)];
        if (!isWholeSet)
        {
            set.UnionWith(before.Where(attribute => !activity.Given.Contains(attribute.Name)));
        }

        bool sameAttributes = set.SetEquals(before);
        if (wanted == stored && sameAttributes)
        {
            return Written.Unchanged;
        }

        foreach (FieldChange change in ImportFields.Changes(stored, wanted, source).Concat(ImportFields.Changes(row.Id!, before, set, source)))
        {
            history.Add(change, time);
            changes.Add(change);
        }

        changed.Add(row.Id!);
        Execute(sql.UpdateActivity, wanted with { ChangedAt = row.ChangedAt ?? now });
        if (!sameAttributes)
        {
            Execute(sql.DeleteAttributes, new { row.Id });
            InsertAttributes(row.Id!, set);
        }

        return Written.Changed;
    }

    // Said once a list: one that was saved under another name changes many rows that the old one has held.
    private void HintAtOtherLists(ImportBatch batch)
    {
        ImmutableHashSet<string> own = batch.OwnLists;
        foreach (IGrouping<(string List, string Other), string> same in
            from activity in batch.Activities
            where changed.Contains(activity.Row.Id!)
            let other = history.ListsOf(activity.Row.Id!).Except(own).FirstOrDefault()
            where other is not null
            group activity.Row.Id! by (activity.File, other))
        {
            string[] ids = [.. same];
            batch.Warnings.Add(new ImportFault(same.Key.List, 0, null, null,
                $"Geändert ist, was auch in der Liste „{same.Key.Other}“ steht: {Phrases.Few(ids, MostIds)}. {(ids.Length == 1 ? "Ist es dieselbe Aktivität? Sonst bitte eine andere Nummer" : "Sind es dieselben Aktivitäten? Sonst bitte andere Nummern")} "
                + "geben und den alten Stand dort neu einlesen."));
        }
    }

    private Written WritePartner(Placed<PartnerRow> partner)
    {
        if (Find<PartnerRow>(sql.FindPartner, partner.Row) is not PartnerRow stored)
        {
            return Insert(partner.Row, sql.InsertPartner);
        }

        PartnerRow wanted = GivenFields.Of(partner, stored);
        return Update(wanted, sql.UpdatePartner, ImportFields.Changes(stored, wanted, partner.File));
    }

    private Written WriteRemark(Placed<RemarkRow> remark)
    {
        if (Find<RemarkRow>(sql.FindRemark, remark.Row) is not RemarkRow stored)
        {
            return Insert(remark.Row, sql.InsertRemark);
        }

        RemarkRow wanted = GivenFields.Of(remark, stored);
        return Update(wanted, sql.UpdateRemark, ImportFields.Changes(stored, wanted, remark.File));
    }

    private Written Insert(object row, string insert)
    {
        Execute(insert, row);
        return Written.Added;
    }

    private Written Update(object row, string update, IEnumerable<FieldChange> differences)
    {
        FieldChange[] all = [.. differences];
        if (all.Length == 0)
        {
            return Written.Unchanged;
        }

        foreach (FieldChange change in all)
        {
            history.AddOfEntry(change, time);
            changes.Add(change);
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
