using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Finds, for a line, the rows that bear on it otherwise than then, and says what happened to each.</summary>
internal sealed class RowComparer
{
    private readonly ComparedRun earlier;
    private readonly ComparedRun later;
    private readonly Dictionary<string, Activity> before;
    private readonly Dictionary<string, Activity> after;
    private readonly Dictionary<string, string> rejectedBefore;
    private readonly Dictionary<string, string> rejectedAfter;
    private readonly Dictionary<string, ImmutableArray<FieldChange>> edited;

    /// <summary>Compares the rows of both Auswertungen once.</summary>
    public RowComparer(ComparedRun earlier, ComparedRun later)
    {
        this.earlier = earlier;
        this.later = later;
        before = ById(earlier);
        after = ById(later);
        rejectedBefore = Rejected(earlier);
        rejectedAfter = Rejected(later);
        edited = before.Values.Where(row => after.ContainsKey(row.Id))
            .Select(row => (row.Id, Fields: FieldChanges.Between(row, after[row.Id])))
            .Where(pair => !pair.Fields.IsEmpty)
            .ToDictionary(pair => pair.Id, pair => pair.Fields, StringComparer.Ordinal);
    }

    /// <summary>The rows that bear on the line then or now, and stand elsewhere or carry other values that the line reads.</summary>
    /// <param name="was">The line then.</param>
    /// <param name="is">The line now.</param>
    /// <param name="withNearMisses">Whether rows that miss one condition are looked at too: together they can move a line.</param>
    public ImmutableArray<RowDifference> Differences(Measurement was, Measurement @is, bool withNearMisses = false)
    {
        RowGroups then = new(was);
        RowGroups now = new(@is);
        HashSet<string> read = [.. was.Line.Measure.Reads, .. @is.Line.Measure.Reads, .. FieldChanges.Own];
        HashSet<string> beside = [.. Beside(was), .. Beside(@is)];
        bool withDocuments = withNearMisses || was.Status == Status.DocumentMissing || @is.Status == Status.DocumentMissing;
        return
        [
            .. then.Ids.Union(now.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(id => then.Bears(id) || now.Bears(id) || beside.Contains(id)
                    || (withDocuments && (then.LacksDocument(id) || now.LacksDocument(id)))
                    || (withNearMisses && (then.Of(id) == RowStanding.NearMiss || now.Of(id) == RowStanding.NearMiss)))
                .Select(id => new RowDifference(
                    id, before.GetValueOrDefault(id), after.GetValueOrDefault(id), then.Of(id), now.Of(id),
                    [.. edited.GetValueOrDefault(id, []).Where(field => beside.Contains(id) || read.Contains(field.Name))]))
                .Where(row => row.Then != row.Now || !row.Fields.IsEmpty || (beside.Contains(row.Id) && (row.Before is null || row.After is null)))
                .Select(row => row.Then == row.Now || !row.Fields.IsEmpty ? row : row with { Fields = edited.GetValueOrDefault(row.Id, []) }),
        ];
    }

    /// <summary>Ids of rows whose other place or values can have moved other rows of the line.</summary>
    public IEnumerable<string> Related(Measurement was, Measurement @is)
    {
        RowGroups then = new(was);
        RowGroups now = new(@is);
        return then.Ids.Union(now.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(id => then.Of(id) is not (RowStanding.Other or RowStanding.None) || now.Of(id) is not (RowStanding.Other or RowStanding.None))
            .Where(id => edited.ContainsKey(id) || !before.ContainsKey(id) || !after.ContainsKey(id)
                || OccurrenceOf(before[id], earlier) != OccurrenceOf(after[id], later));
    }

    /// <summary>What happened to the row itself; empty where it is as it was.</summary>
    public IEnumerable<ChangeReason> Direct(RowDifference row, Measurement line)
    {
        if (row.After is null)
        {
            return [rejectedAfter.TryGetValue(row.Id, out string? reason)
                ? Reason(ChangeCause.Unreadable, row, "nicht mehr lesbar", reason)
                : Reason(ChangeCause.Withdrawn, row, "zurückgezogen")];
        }

        return row.Before is null ? [Added(row)] : Kept(row, line);
    }

    /// <summary>A row that is as it was and yet stands elsewhere.</summary>
    public ChangeReason Dependent(RowDifference row, string? cause) => cause is null
        ? LineComparer.Unexplained with { Row = ChangeOf(row) }
        : Reason(ChangeCause.Dependent, row, (row.Then, row.Now) switch
        {
            (_, RowStanding.Counted) => "zählt dadurch",
            (RowStanding.Counted, _) => "zählt dadurch nicht mehr",
            _ => "steht dadurch anders",
        }, cause);

    private ChangeReason Added(RowDifference row)
    {
        Activity added = row.After!;
        if (rejectedBefore.TryGetValue(row.Id, out string? reason))
        {
            return Reason(ChangeCause.Readable, row, "damals nicht lesbar, jetzt lesbar", reason);
        }

        bool isNew = LateRecording.Happened(added) > earlier.AsOf;
        return OccurrenceOf(added, later) switch
        {
            Occurrence.Planned when isNew => Reason(ChangeCause.Planned, row, "neu eingeplant"),
            Occurrence.Unsettled when isNew => Reason(ChangeCause.Unsettled, row, "Termin verstrichen, Durchführung ungeklärt"),
            _ when isNew => Reason(ChangeCause.Held, row, added.Kind == ActivityKind.Figure ? "seitdem gemeldet" : "seitdem durchgeführt"),
            _ => Reason(ChangeCause.RecordedLater, row, LateRecording.IsLate(added) && added.RecordedOn is DateOnly day
                ? $"nachgetragen, nachträglich erfasst am {GermanText.Day(day)}"
                : added.RecordedOn is DateOnly recorded ? $"nachgetragen, erfasst am {GermanText.Day(recorded)}" : "nachgetragen"),
        };
    }

    private IEnumerable<ChangeReason> Kept(RowDifference row, Measurement line)
    {
        Occurrence then = OccurrenceOf(row.Before!, earlier);
        Occurrence now = OccurrenceOf(row.After!, later);
        ImmutableArray<FieldChange> values = [.. row.Fields.Where(field => field.Name != "status")];
        if (now == Occurrence.Cancelled && then != Occurrence.Cancelled)
        {
            return [Reason(ChangeCause.Cancelled, row, then == Occurrence.Held ? "war als durchgeführt gemeldet, ist abgesagt" : "abgesagt")];
        }

        if (now == Occurrence.Held && then != Occurrence.Held)
        {
            bool wasExpected = row.Then is RowStanding.Planned or RowStanding.Unsettled or RowStanding.Waiting;
            ChangeReason held = Reason(ChangeCause.Held, row, "seitdem durchgeführt");
            return wasExpected || values.IsEmpty ? [held] : [held, Corrected(row)];
        }

        return !row.Fields.IsEmpty ? [Corrected(row)]
            : (then, now) is (Occurrence.Planned, Occurrence.Unsettled)
                ? [Reason(ChangeCause.Unsettled, row, "Termin verstrichen, Durchführung ungeklärt")]
            : row.Now == RowStanding.Counted && HasOutlasted(row.After!, line)
                ? [Reason(ChangeCause.WaitOver, row, "verlangte Dauer erfüllt")]
            : [];
    }

    // The agreement's duration was completed between the two days, whatever else it lacked then.
    private bool HasOutlasted(Activity agreement, Measurement line) =>
        line.Line.Measure is Cooperations { Months: > 0 } rule && agreement.Kind == ActivityKind.Cooperation
        && agreement.StartDate.AddMonths(rule.Months) is DateOnly day && day > earlier.AsOf && day <= later.AsOf;

    /// <summary>Of the rows that moved, those that a row's own change follows from: they name it, or they are most like it.</summary>
    public IEnumerable<string> Nearest(RowDifference row, IEnumerable<string> moved)
    {
        Activity? own = row.After ?? row.Before;
        string[] others = [.. moved.Where(id => id != row.Id)];
        string[] linked = [.. others.Where(id => Known(id)?.Values(Cooperations.Link).Contains(row.Id) == true)];
        return linked.Length > 0 || own is null
            ? linked
            : others.OrderByDescending(id => Known(id) is Activity other
                ? (other.Kind == own.Kind ? 1 : 0) + other.Attributes.Count(own.Attributes.Contains)
                : 0).Take(1);
    }

    private Activity? Known(string id) => after.GetValueOrDefault(id) ?? before.GetValueOrDefault(id);

    private static ChangeReason Corrected(RowDifference row) => Reason(
        ChangeCause.Corrected, row, "berichtigt", string.Join("; ", row.Fields.Select(field => field.ToString())));

    private static ChangeReason Reason(ChangeCause cause, RowDifference row, string text, string detail = "") =>
        new(cause, text, detail, ChangeOf(row));

    private static RowChange ChangeOf(RowDifference row) => new(
        row.Id, row.Before, row.After, row.Then == RowStanding.Counted, row.Now == RowStanding.Counted, row.Fields);

    private static Occurrence OccurrenceOf(Activity row, ComparedRun run) => Occurrences.Of(row, run.AsOf);

    private static IEnumerable<string> Beside(Measurement line) => line.SideResults.SelectMany(side => side.Activities);

    private static Dictionary<string, Activity> ById(ComparedRun run) =>
        run.Result.Reading.Activities.ToDictionary(row => row.Id, StringComparer.Ordinal);

    private static Dictionary<string, string> Rejected(ComparedRun run) => run.Result.Reading.Rejected
        .Where(row => row.Value is null).GroupBy(row => row.Row, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Reason, StringComparer.Ordinal);
}

/// <summary>A row in two groups of a line's evidence.</summary>
/// <param name="Id">Id of the row.</param>
/// <param name="Before">The row then, or null.</param>
/// <param name="After">The row now, or null.</param>
/// <param name="Then">Its group then.</param>
/// <param name="Now">Its group now.</param>
/// <param name="Fields">Other values, of those that the line reads.</param>
internal sealed record RowDifference(
    string Id, Activity? Before, Activity? After, RowStanding Then, RowStanding Now, ImmutableArray<FieldChange> Fields);
