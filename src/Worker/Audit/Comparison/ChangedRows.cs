using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>The rows that are not what they were at the earlier Stichtag, and what is said of each.</summary>
internal sealed class ChangedRows
{
    private readonly ComparedRun earlier;
    private readonly ComparedRun later;
    private readonly Dictionary<string, Activity> before;
    private readonly Dictionary<string, Activity> after;
    private readonly Dictionary<string, string> rejectedBefore;
    private readonly Dictionary<string, string> rejectedAfter;
    private readonly Dictionary<string, ImmutableArray<FieldChange>> edited;

    /// <summary>Compares the rows of both Auswertungen once.</summary>
    public ChangedRows(ComparedRun earlier, ComparedRun later)
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
        Ids = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(id => edited.ContainsKey(id) || !before.ContainsKey(id) || !after.ContainsKey(id) || HasPassed(before[id], after[id]))];
    }

    /// <summary>Ids of the rows that came, went, carry other values, or whose day has passed.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>The later rows, the given ones as they were.</summary>
    public ImmutableArray<Activity> With(ImmutableHashSet<string> takenBack) =>
    [
        .. later.Result.Reading.Activities.Where(row => !takenBack.Contains(row.Id)),
        .. takenBack.Select(AsItWas).OfType<Activity>(),
    ];

    /// <summary>What happened to the row; at least one reason.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="was">The line then.</param>
    /// <param name="is">The line now.</param>
    public IEnumerable<ChangeReason> Reasons(string id, Measurement was, Measurement @is)
    {
        ImmutableHashSet<string> read = [.. was.Line.Measure.Reads, .. @is.Line.Measure.Reads, .. FieldChanges.Own];
        ImmutableArray<FieldChange> all = edited.GetValueOrDefault(id, []);
        ImmutableArray<FieldChange> fields = [.. all.Where(field => read.Contains(field.Name))];
        RowChange row = new(
            id, before.GetValueOrDefault(id), after.GetValueOrDefault(id), Holds(was.Evidence.Counted, id), Holds(@is.Evidence.Counted, id),
            fields.IsEmpty ? all : fields);
        return row switch
        {
            { After: null } => [rejectedAfter.TryGetValue(id, out string? reason)
                ? new(ChangeCause.Unreadable, "nicht mehr lesbar", reason, row)
                : new(ChangeCause.Withdrawn, IsGone ? "zurückgezogen" : "zurückgezogen, oder keine Zeile geht sie noch näher an", "", row)],
            { Before: null } => [Added(row)],
            _ => Kept(row, was.Evidence),
        };
    }

    /// <summary>An agreement that is as it was and has lasted as long as asked for since.</summary>
    public ChangeReason Outlasted(Activity agreement, Measurement was) => new(
        ChangeCause.WaitOver, "verlangte Dauer erfüllt", "",
        new RowChange(agreement.Id, before.GetValueOrDefault(agreement.Id), agreement, Holds(was.Evidence.Counted, agreement.Id), true, []));

    private ChangeReason Added(RowChange row)
    {
        Activity added = row.After!;
        if (rejectedBefore.TryGetValue(row.Id, out string? reason))
        {
            return new ChangeReason(ChangeCause.Readable, "damals nicht lesbar, jetzt lesbar", reason, row);
        }

        // A record holds only what some line needed: a row that was recorded by then was there, and no line needed it as it was.
        bool mayHaveBeenAside = earlier.Result.Reading.LeftAside.Count > 0;
        if (mayHaveBeenAside && added.RecordedOn <= earlier.Result.DataAsOf)
        {
            return new ChangeReason(ChangeCause.Corrected, "berichtigt", "ging damals, wie sie erfasst war, keine Zeile näher an", row);
        }

        bool isNew = LateRecording.Happened(added) > earlier.AsOf;
        (ChangeCause cause, string text) = Occurrences.Of(added, later.AsOf) switch
        {
            Occurrence.Planned when isNew => (ChangeCause.Planned, "neu eingeplant"),
            Occurrence.Unsettled when isNew => (ChangeCause.Unsettled, "Termin verstrichen, Durchführung ungeklärt"),
            _ when isNew => (ChangeCause.Held, added.Kind == ActivityKind.Figure ? "seitdem gemeldet" : "seitdem durchgeführt"),
            _ => (ChangeCause.RecordedLater, added.RecordedOn is DateOnly day
                ? $"nachgetragen, {(LateRecording.IsLate(added) ? "nachträglich " : "")}erfasst am {GermanText.Day(day)}"
                : mayHaveBeenAside ? "nachgetragen oder berichtigt" : "nachgetragen"),
        };
        return new ChangeReason(cause, text, "", row);
    }

    private IEnumerable<ChangeReason> Kept(RowChange row, Evidence was)
    {
        Occurrence then = Occurrences.Of(row.Before!, earlier.AsOf);
        Occurrence now = Occurrences.Of(row.After!, later.AsOf);
        ChangeReason? shifted = Shifted(row);
        RowChange rest = shifted is null ? row : row with { Fields = [.. row.Fields.Where(field => field.Name is not ("beginn" or "ende" or "status"))] };
        ChangeReason corrected = new(ChangeCause.Corrected, "berichtigt", string.Join("; ", rest.Fields.Select(field => field.ToString())), rest);
        if (now == Occurrence.Cancelled && then != Occurrence.Cancelled)
        {
            return [new(ChangeCause.Cancelled, then == Occurrence.Held ? "war als durchgeführt gemeldet, ist abgesagt" : "abgesagt", "", row)];
        }

        if (now == Occurrence.Held && then != Occurrence.Held)
        {
            bool wasExpected = Holds(was.Planned, row.Id) || Holds(was.Unsettled, row.Id) || Holds(was.Waiting, row.Id);
            ChangeReason held = new(ChangeCause.Held, "seitdem durchgeführt", "", row);
            held = shifted is null ? held : held with { Text = $"{held.Text}, {shifted.Text}" };
            return wasExpected || rest.Fields.All(field => field.Name == "status") ? [held] : [held, corrected];
        }

        ChangeReason passed = new(ChangeCause.Unsettled, "Termin verstrichen, Durchführung ungeklärt", "", row);
        return shifted is not null
            ? [shifted, .. rest.Fields.IsEmpty ? [] : new[] { corrected }, .. then != now && now == Occurrence.Unsettled ? [passed] : Array.Empty<ChangeReason>()]
            : then == now || !row.Fields.IsEmpty ? [corrected]
            : [passed];
    }

    // What was planned and not held yet may be put off; a held row with another day was recorded wrongly.
    private static ChangeReason? Shifted(RowChange row)
    {
        (DateOnly from, DateOnly to) = (row.Before!.StartDate, row.After!.StartDate);
        string day = GermanText.Day(from);
        return row.Before.Status != ActivityStatus.Planned || from == to
            ? null
            : new ChangeReason(ChangeCause.Shifted, $"verschoben vom {(from.Year == to.Year ? day[..6] : day)} auf den {GermanText.Day(to)}", "", row);
    }

    // What happened by the passing of days alone is not undone by the row's earlier values: then the row is left out.
    private Activity? AsItWas(string id) =>
        before.GetValueOrDefault(id) is not Activity then || !after.TryGetValue(id, out Activity? now)
            || (edited.ContainsKey(id) && !(HasPassed(then, now) && Occurrences.Of(then, later.AsOf) == Occurrences.Of(now, later.AsOf)))
            ? before.GetValueOrDefault(id)
            : null;

    // Two records that were not made one after the other need not have followed the same rows.
    private bool IsGone => later.Result.Reading.LeftAside.Count == 0 || later.Follows == earlier.Number;

    private bool HasPassed(Activity then, Activity now) =>
        Occurrences.Of(then, earlier.AsOf) != Occurrences.Of(now, later.AsOf);

    private static bool Holds(ImmutableArray<Activity> rows, string id) => rows.Any(row => row.Id == id);

    private static Dictionary<string, Activity> ById(ComparedRun run) =>
        run.Result.Reading.Activities.ToDictionary(row => row.Id, StringComparer.Ordinal);

    private static Dictionary<string, string> Rejected(ComparedRun run) => run.Result.Reading.Rejected
        .Where(row => row.Value is null).GroupBy(row => row.Row, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Reason, StringComparer.Ordinal);
}
