using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Meetings.Feeds.Lists;

/// <summary>
/// What an import of a list gave.
/// </summary>
/// <param name="Lines">Lines about our committees.</param>
/// <param name="Changes">What has changed.</param>
/// <param name="Remarks">What the operator should know.</param>
/// <param name="Strangers">Names of committees that are not configured.</param>
internal sealed record ImportedMeetings(int Lines, ImmutableArray<BookChange> Changes, ImmutableArray<string> Remarks, ImmutableArray<string> Strangers);

/// <summary>
/// Imports the session list of a committee office: all faults at once, all lines or none. The list is the whole truth for its committees between its
/// first and its last day: a meeting that an earlier list named there, and this one does not, is to be checked.
/// </summary>
/// <param name="meetings">The meetings.</param>
/// <param name="committees">Our committees.</param>
/// <param name="time">The clock.</param>
internal sealed class MeetingImport(MeetingStore meetings, Committees committees, TimeProvider time)
{
    /// <summary>Source of meetings from a list.</summary>
    public const string Source = "Liste";

    private const int MostFaults = 20;

    private static readonly (string Column, bool IsRequired, string[] Names)[] Columns =
    [
        ("Gremium", true, ["gremium", "ausschuss", "committee"]),
        ("Datum", true, ["datum", "tag", "sitzungstag", "date"]),
        ("Beginn", false, ["beginn", "uhrzeit", "zeit", "time"]),
        ("Status", false, ["status"]),
        ("Kennung", false, ["kennung", "id", "uid"]),
    ];

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yy"];
    private static readonly string[] Times = ["H:mm", "HH:mm", "H.mm", "H:mm 'Uhr'", "H.mm 'Uhr'", "H 'Uhr'", "H:mm:ss"];

    /// <summary>Imports a file.</summary>
    /// <exception cref="UserError">It cannot be read, or lines are faulty: nothing is changed.</exception>
    public ImportedMeetings Import(string path)
    {
        SheetLine[] lines = MeetingSheet.Read(path);
        Dictionary<string, int> columns = HeaderOf(path, lines);
        List<string> faults = [];
        Line[] read = [.. lines.Skip(1).Select(line => Read(line, columns, faults)).OfType<Line>()];
        if (faults.Count > 0)
        {
            string more = faults.Count > MostFaults ? $"{Environment.NewLine}  und {faults.Count - MostFaults} weitere" : "";
            throw new UserError(
                $"{Path.GetFileName(path)}: {faults.Count} Angaben sind nicht lesbar; es wurde nichts eingetragen.{Environment.NewLine}"
                + string.Join(Environment.NewLine, faults.Take(MostFaults).Select(fault => $"  {fault}")) + more);
        }

        (Committee Committee, Line Line)[] ours = [.. read.Select(line => (Committee: committees.TryFind(line.Committee)!, line)).Where(one => one.Committee is not null)];
        ImmutableArray<string> strangers = [.. read.Where(line => committees.TryFind(line.Committee) is null).Select(line => line.Committee).Distinct()];
        if (ours.Length == 0)
        {
            throw new UserError(
                $"{Path.GetFileName(path)} nennt keine Sitzung eines eingerichteten Gremiums; es wurde nichts eingetragen."
                + (strangers.IsEmpty ? "" : $" Genannt sind: {string.Join(", ", strangers.Take(MostFaults))}."));
        }

        (ImmutableArray<BookChange> changes, ImmutableArray<string> remarks) = meetings.Merge(ListingOf(ours), time.GetUtcNow());
        return new ImportedMeetings(ours.Length, changes, remarks, strangers);
    }

    private static Listing ListingOf((Committee Committee, Line Line)[] ours)
    {
        ILookup<(string, DateOnly), Line> byDay = ours.ToLookup(one => (one.Committee.Id, one.Line.Date), one => one.Line);
        DateOnly first = ours.Min(one => one.Line.Date);
        DateOnly last = ours.Max(one => one.Line.Date);
        ImmutableHashSet<string> named = [.. ours.Select(one => one.Committee.Id)];
        return new Listing(Source,
        [
            .. ours.Select(one => new Announcement(
                one.Line.Uid ?? UidOf(one.Committee.Id, one.Line, byDay[(one.Committee.Id, one.Line.Date)].Count() > 1),
                one.Committee.Id, one.Line.Date, one.Line.Time, one.Line.IsCancelled)),
        ])
        {
            IsAbout = sighting => named.Contains(sighting.Committee) && sighting.Date >= first && sighting.Date <= last,
        };
    }

    // The list says nothing by which a meeting is known but what it is.
    private static string UidOf(string committee, Line line, bool withTime) => string.Create(
        CultureInfo.InvariantCulture, $"{committee} {line.Date:yyyy-MM-dd}{(withTime && line.Time is TimeOnly time ? time.ToString(" HH:mm", CultureInfo.InvariantCulture) : "")}");

    private static Dictionary<string, int> HeaderOf(string path, SheetLine[] lines)
    {
        string[] header = lines.Length == 0 ? [] : [.. lines[0].Cells.Select(cell => cell.ToLowerInvariant())];
        Dictionary<string, int> found = Columns
            .Select(column => (column.Column, At: Array.FindIndex(header, cell => column.Names.Contains(cell))))
            .Where(column => column.At >= 0)
            .ToDictionary(column => column.Column, column => column.At);
        string[] missing = [.. Columns.Where(column => column.IsRequired && !found.ContainsKey(column.Column)).Select(column => column.Column)];
        return missing.Length == 0 ? found : throw new UserError(
            $"{Path.GetFileName(path)}: In der ersten Zeile fehlt {string.Join(" und ", missing)}. Gelesen werden die Spalten Gremium, Datum, Beginn, Status "
            + "(„entfällt“) und Kennung.");
    }

    private static Line? Read(SheetLine line, Dictionary<string, int> columns, List<string> faults)
    {
        string Cell(string column) => columns.TryGetValue(column, out int at) && at < line.Cells.Length ? line.Cells[at].Trim() : "";
        int before = faults.Count;
        string committee = Cell("Gremium");
        if (committee.Length == 0)
        {
            faults.Add($"Zeile {line.Number}: Es fehlt das Gremium.");
        }

        if (!DateTime.TryParseExact(Cell("Datum"), Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateTime date) || !FeedTime.IsUsable(date))
        {
            faults.Add($"Zeile {line.Number}: „{Cell("Datum")}“ ist kein Datum (JJJJ-MM-TT oder TT.MM.JJJJ).");
        }

        string status = Cell("Status");
        bool isCancelled = MeetingTitle.SaysCancelled(status);
        if (status.Length > 0 && !isCancelled && !status.Equals("findet statt", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"Zeile {line.Number}: Status „{status}“ ist nicht bekannt; erlaubt: leer, findet statt, entfällt, abgesagt.");
        }

        TimeOnly? time = TimeOf(Cell("Beginn"), date, line.Number, faults);
        return faults.Count > before ? null
            : new Line(committee, DateOnly.FromDateTime(date), time, isCancelled, Cell("Kennung") is { Length: > 0 } uid ? uid : null);
    }

    private static TimeOnly? TimeOf(string text, DateTime date, int line, List<string> faults)
    {
        if (text.Length == 0)
        {
            return FeedTime.StartOf(date, null);
        }

        if (TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out TimeOnly time))
        {
            return FeedTime.StartOf(DateOnly.FromDateTime(date).ToDateTime(time), null);
        }

        faults.Add($"Zeile {line}: „{text}“ ist keine Uhrzeit (HH:MM).");
        return null;
    }

    private sealed record Line(string Committee, DateOnly Date, TimeOnly? Time, bool IsCancelled, string? Uid);
}
