using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Checks that a number means in the list what it means in the database: numbers that Excel cut short, that differ in case only, that are stored twice, or under
/// which somebody else's activity stands.
/// </summary>
/// <param name="transaction">The transaction of the import.</param>
/// <param name="sql">The queries.</param>
internal sealed class ImportNumbers(DbTransaction transaction, Queries sql)
{
    /// <summary>What is said of a number that the database holds more than once.</summary>
    public const string Doubled = "Diese Nummer steht in der Datenbank mehrfach und ist deshalb nicht zuzuordnen.";

    private const int MostLists = 2;
    private const string OwnNumber = "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor)";

    private readonly ImportHistory history = new(transaction, sql);

    /// <summary>Gives numbers their leading zeros back, and adds a fault for each that is not to be trusted.</summary>
    public void Check(ImportBatch batch)
    {
        HashSet<string> stored = [.. transaction.Connection!.Query<string>(sql.ReadActivityIds, transaction: transaction)];
        RestoreZeros(batch, stored);
        CheckCase(batch, stored);
        CheckActivities(batch);
        CheckPartners(batch);
    }

    // "0042" comes back from Excel as 42.
    private static void RestoreZeros(ImportBatch batch, HashSet<string> stored)
    {
        ILookup<string, string> withZeros = stored.Where(id => id.StartsWith('0') && id.All(char.IsAsciiDigit)).ToLookup(id => id.TrimStart('0'));
        if (withZeros.Count == 0)
        {
            return;
        }

        HashSet<string> listed = [.. batch.Activities.Select(activity => activity.Row.Id!)];
        foreach (Placed<ActivityRow> activity in batch.Activities.Where(activity => !stored.Contains(activity.Row.Id!)).ToList())
        {
            string id = activity.Row.Id!;
            if (withZeros[id].ToList() is [string only] && !listed.Contains(only))
            {
                batch.Renumber(activity, only);
                batch.Understood(activity.File, activity.Line, batch.Lists[activity.File].Header!.NameOf("id"), id, $"{only}; Excel hat die führende Null entfernt");
            }
        }
    }

    // Two to the program, one to whoever reads them aloud.
    private static void CheckCase(ImportBatch batch, HashSet<string> stored)
    {
        Dictionary<string, string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (string id in stored)
        {
            known.TryAdd(id, id);
        }

        foreach (Placed<ActivityRow> activity in batch.Activities.Where(activity => !stored.Contains(activity.Row.Id!)))
        {
            string id = activity.Row.Id!;
            if (!known.TryAdd(id, id) && known[id] != id)
            {
                Fault(batch, activity, id, $"Diese Nummer gibt es schon als {known[id]}. Ist es dieselbe Aktivität, bitte ebenso schreiben, sonst eine andere Nummer geben.");
            }
        }
    }

    // A colleague's list is numbered 1, 2, 3, too. Whether a list is ours is seen in most of its rows: there title or day may change, and where the list has held
    // the row before, both; in a stranger's that happens to share the number they may not.
    private void CheckActivities(ImportBatch batch)
    {
        ImmutableHashSet<string> own = batch.OwnLists;
        foreach (IGrouping<string, Placed<ActivityRow>> list in batch.Activities.GroupBy(activity => activity.File, StringComparer.Ordinal))
        {
            List<(Placed<ActivityRow> Listed, ActivityRow Stored)> known = [];
            foreach (Placed<ActivityRow> activity in list)
            {
                List<ActivityRow> rows = [.. transaction.Connection!.Query<ActivityRow>(sql.FindActivity, activity.Row, transaction)];
                if (rows.Count == 1)
                {
                    known.Add((activity, rows[0]));
                }
                else if (rows.Count > 1)
                {
                    Fault(batch, activity, activity.Row.Id!, Doubled);
                }
            }

            bool isKnown = known.Count(pair => IsSame(pair.Listed.Row, pair.Stored)) * 2 > known.Count;
            foreach ((Placed<ActivityRow> listed, ActivityRow stored) in known)
            {
                if (WhyStranger(listed.Row, stored, isKnown, own) is string reason)
                {
                    Fault(batch, listed, listed.Row.Id!, reason);
                }
            }
        }
    }

    private string? WhyStranger(ActivityRow row, ActivityRow stored, bool isKnownList, ImmutableHashSet<string> own)
    {
        bool isOtherDay = stored.StartDate != row.StartDate;
        bool isOtherTitle = !SimilarTitles.Are(stored.Title, row.Title);
        if (!isOtherDay && !isOtherTitle)
        {
            return null;
        }

        string[] lists = [.. history.ListsOf(stored.Id!)];
        bool isOurs = lists.Length == 0 || lists.Any(own.Contains);
        string other = $"eine andere Aktivität: {ImportFields.ValueOf("kind", stored.Kind)} {ImportFields.ValueOf("title", stored.Title)} am {ImportFields.ValueOf("start_date", stored.StartDate)}.";
        if (isOurs)
        {
            return isOtherDay && stored.Title != row.Title && (stored.Kind != row.Kind || (isOtherTitle && !isKnownList))
                ? $"Unter dieser Nummer steht schon {other} {OwnNumber}; ist es dieselbe, zuerst nur Titel oder nur Datum ändern."
                : null;
        }

        return !isKnownList || (isOtherDay && isOtherTitle)
            ? $"Unter dieser Nummer steht in {(lists.Length == 1 ? "der Liste" : "den Listen")} {Phrases.Few([.. lists.Select(list => $"„{list}“")], MostLists)} {other} {OwnNumber}; ist es dieselbe, {(isKnownList ? "zuerst nur Titel oder nur Datum ändern" : "bitte dort ändern")}."
            : null;
    }

    private static bool IsSame(ActivityRow row, ActivityRow stored) =>
        stored.Kind == row.Kind && stored.StartDate == row.StartDate && SimilarTitles.Are(stored.Title, row.Title);

    private void CheckPartners(ImportBatch batch)
    {
        foreach (Placed<PartnerRow> partner in batch.Partners)
        {
            List<PartnerRow> rows = [.. transaction.Connection!.Query<PartnerRow>(sql.FindPartner, partner.Row, transaction)];
            if (rows.Count > 1)
            {
                Fault(batch, partner, partner.Row.Id!, Doubled);
            }
            else if (rows is [PartnerRow stored] && stored.Type != partner.Row.Type && !SimilarTitles.Are(stored.Name, partner.Row.Name))
            {
                Fault(batch, partner, partner.Row.Id!,
                    $"Unter dieser Nummer steht schon ein anderer Partner: {stored.Name} ({stored.Type}). Bitte eine eigene Nummer vergeben; ist es derselbe, zuerst nur Name oder nur Typ ändern.");
            }
        }
    }

    private static void Fault<T>(ImportBatch batch, Placed<T> place, string id, string text) =>
        batch.Faults.Add(new ImportFault(place.File, place.Line, null, id, text));
}
