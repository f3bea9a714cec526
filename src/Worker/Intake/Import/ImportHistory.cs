using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What was changed in a field of an activity, a partner or a Stellungnahme.
/// </summary>
/// <param name="Id">Id of the activity; else the entry in words: "Partner P-1", "Stellungnahme B25-2 vom 01.06.2026".</param>
/// <param name="Field">Column of the contract, or attribute.</param>
/// <param name="Before">Value before, several with | between them; null: none.</param>
/// <param name="After">Value after it.</param>
/// <param name="Source">The list, or what a person did.</param>
internal sealed record FieldChange(string Id, string Field, string? Before, string? After, string Source)
{
    /// <summary>When; null: it is not noted yet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>"Titel „A“ → „B“", with the words of the lists.</summary>
    public string InWords => $"{ImportFields.NameOf(Field)} {ImportFields.ValueOf(Field, Before)} → {ImportFields.ValueOf(Field, After)}";

    /// <summary>"02.06.2026 10:00, liste.csv: Titel „A“ → „B“".</summary>
    public string WithItsSource => $"{(At is DateTimeOffset at ? $"{BerlinTime.Wall(at):dd.MM.yyyy HH:mm}, " : "")}{Source}: {InWords}";
}

/// <summary>
/// An activity that a person has withdrawn.
/// </summary>
/// <param name="Id">Id of the activity.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
internal sealed record ActivityWithdrawal(string Id, DateTimeOffset At, string Reason);

/// <summary>
/// What imports changed, which rows each list has held, and what was withdrawn: read and appended, never changed.
/// </summary>
/// <param name="transaction">The transaction of the import.</param>
/// <param name="sql">The queries.</param>
internal sealed class ImportHistory(DbTransaction transaction, Queries sql)
{
    private const int LongestSource = 300;

    /// <summary>Notes a change.</summary>
    public void Add(FieldChange change, DateTimeOffset at) => transaction.Connection!.Execute(
        sql.InsertActivityChange,
        new { change.Id, At = DatabaseText.Moment(at), Source = Cut(change.Source), change.Field, change.Before, change.After }, transaction);

    /// <summary>Notes a change of a partner or a Stellungnahme.</summary>
    public void AddOfEntry(FieldChange change, DateTimeOffset at) => transaction.Connection!.Execute(
        sql.InsertEntryChange,
        new { Entry = change.Id, At = DatabaseText.Moment(at), Source = Cut(change.Source), change.Field, change.Before, change.After }, transaction);

    /// <summary>All changes of partners and Stellungnahmen, the oldest first.</summary>
    public StoredReading<FieldChange> ChangesOfEntries() => StoredRow.Judge(
        StoredRow.Read(transaction, sql.ReadEntryChanges, "entry_change", 1),
        row => new FieldChange(row.Text("Entry"), row.Text("Field"), row.TextOrNull("OldValue"), row.TextOrNull("NewValue"), row.Text("Source")) { At = row.Moment("ChangedAt") });

    /// <summary>All changes of an activity, the oldest first.</summary>
    public StoredReading<FieldChange> ChangesOf(string id) => StoredRow.Judge(
        StoredRow.Read(transaction, sql.FindActivityChanges, "activity_change", 1, new { Id = id }),
        row => new FieldChange(id, row.Text("Field"), row.TextOrNull("OldValue"), row.TextOrNull("NewValue"), row.Text("Source")) { At = row.Moment("ChangedAt") });

    /// <summary>The activities that were withdrawn, by id.</summary>
    public ImmutableDictionary<string, ActivityWithdrawal> Withdrawals() => StoredRow.Judge(
        StoredRow.Read(transaction, sql.ReadWithdrawals, "activity_withdrawal", 1),
        row => new ActivityWithdrawal(row.Text("Id"), row.Moment("WithdrawnAt"), row.Text("Reason"))).Rows.ToImmutableDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>Notes a withdrawal.</summary>
    public void Add(ActivityWithdrawal withdrawal) => transaction.Connection!.Execute(
        sql.InsertWithdrawal, new { withdrawal.Id, At = DatabaseText.Moment(withdrawal.At), withdrawal.Reason }, transaction);

    /// <summary>The lists that have ever held an activity.</summary>
    public IEnumerable<string> ListsOf(string id) => transaction.Connection!.Query<string>(sql.FindImportRows, new { Id = id }, transaction);

    /// <summary>The activities that a list has ever held.</summary>
    public ImmutableHashSet<string> HeldBy(string source) => [.. transaction.Connection!.Query<string>(sql.ReadImportRows, new { Source = Cut(source) }, transaction)];

    /// <summary>Notes which activities a list holds that it has not held before.</summary>
    public void Hold(string source, IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            transaction.Connection!.Execute(sql.InsertImportRow, new { Source = Cut(source), Id = id }, transaction);
        }
    }

    private static string Cut(string source) => source.Length <= LongestSource ? source : VisibleText.Beginning(source, LongestSource);
}
