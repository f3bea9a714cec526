using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Evidence, line by line: definition, numbers looked at, rows by number, date, kind and Kommune.</summary>
/// <param name="context">The report.</param>
internal sealed class EvidenceBlocks(ReportContext context)
{
    /// <summary>Most rows of a group; the rest stands in the Nachweis.</summary>
    public const int MostRows = 12;

    private readonly PrintedNumbers numbers = new(context.Result);
    private readonly LineNotes lineNotes = new(context);
    private readonly NamedValues names = new(context);

    /// <summary>A block for each line.</summary>
    public IReadOnlyList<EvidenceBlock> Build() => [.. context.Result.Measurements.Select(BlockOf)];

    private EvidenceBlock BlockOf(Measurement line)
    {
        bool hasRows = line.Status is not (Status.NoData or Status.Withheld);
        string definition = ConditionWords.Public(line.Line.Measure.Definition, Area(line));
        return new EvidenceBlock(
            line.Line.Id, line.Line.Title,
            line.Line.Measure.CountsRows ? $"{definition} Zeitraum: {GermanText.Span(line.Line.Period)}." : definition,
            Summary(line), [.. Notes(line)], hasRows ? [.. Groups(line).Where(group => group.Rows.Count > 0 || group.More is not null)] : []);
    }

    private string Summary(Measurement line) => line.Status switch
    {
        Status.NoData => "Nichts gezählt.",
        Status.Withheld => "Zurückgehalten, weil die Nachzählung abweicht.",
        _ => $"Ergebnis: {numbers.Actual(line)}, {(line.Status == Status.Context ? "ohne Bewertung" : line.Status.Printed())}. "
            + $"Betrachtete Aktivitäten: {EvidenceWords.Summary(line.Evidence)}",
    };

    private IEnumerable<string> Notes(Measurement line)
    {
        if (line.Line.Note is string note)
        {
            yield return Phrases.Sentence(note);
        }

        if (line.Status != Status.Withheld && names.Counted(line) is { Count: > 0 } counted)
        {
            yield return $"Gezählte Werte: {string.Join(", ", counted)}.";
        }

        if (!line.Line.Rulings.IsEmpty)
        {
            yield return $"Auslegungen: {string.Join(", ", line.Line.Rulings.Select(ruling => context.NameOf(ruling, line)))}.";
        }

        if (line.Evidence.Baseline is Baseline baseline && line.Status != Status.Withheld)
        {
            yield return $"Ausgangswert aus {baseline.Line}, {GermanText.Span(baseline.Period)}: {lineNotes.BaselineText(baseline, line)}; {BaselineWords.Standing(baseline)}.";
        }
    }

    private IEnumerable<EvidenceTable> Groups(Measurement line)
    {
        Evidence evidence = line.Evidence;
        yield return Group(EvidenceWords.Title(EvidenceGroup.Counted), evidence.Counted, line, row => "keine" + MultipleMark(row) + DataQuality.LateMark(row));
        yield return Group(EvidenceWords.Title(EvidenceGroup.Planned), evidence.Planned, line, _ => "keine; Beginn nach dem Stichtag");
        yield return Group(EvidenceWords.Title(EvidenceGroup.Unsettled), evidence.Unsettled, line, _ => "noch als geplant erfasst");
        yield return Group(EvidenceWords.Title(EvidenceGroup.Waiting), evidence.Waiting, line, row => Waiting(row, line));
        Dictionary<string, ExaminedRow> failed =
            evidence.NearMisses.ToDictionary(row => row.Activity.Id, StringComparer.Ordinal);
        ImmutableArray<Activity> near = [.. evidence.NearMisses.Where(row => !IsOfAnotherKind(row) && !IsOfAnotherTime(row)).Select(row => row.Activity)];
        EvidenceTable missing = Group(
            "Nicht gezählt, genau eine Bedingung fehlt", near, line, row => ConditionWords.Of(failed[row.Id].Failed[0], Area(line)));
        int otherTimes = evidence.NearMisses.Count(IsOfAnotherTime);
        int otherKinds = evidence.NearMisses.Count(row => IsOfAnotherKind(row));
        yield return otherTimes + otherKinds == 0 ? missing : missing with
        {
            Title = $"Nicht gezählt, genau eine Bedingung fehlt: {GermanText.Whole(evidence.NearMisses.Length)}",
            More = string.Join("; ", new[]
            {
                near.Length > MostRows ? $"{GermanText.Whole(near.Length - MostRows)} weitere in der Nachweisdatei" : "",
                otherTimes > 0 ? $"{GermanText.Whole(otherTimes)} nur außerhalb des Zeitraums" : "",
                otherKinds > 0 ? $"{GermanText.Whole(otherKinds)} einer anderen Art" : "",
            }.Where(text => text.Length > 0)),
        };
    }

    // Of another year: what would count is listed there, or in the other year's report.
    private static bool IsOfAnotherTime(ExaminedRow row) => row.Failed[0].Name == "zeitraum";

    // A figure or a result of another Art was never meant for the line; listing it would tell nothing.
    private static bool IsOfAnotherKind(ExaminedRow row) =>
        row.Failed[0].Name == "art" && row.Activity.Kind is (ActivityKind.Figure or ActivityKind.Deliverable);

    // Rows of the line's own period tell more than those of another year, so they are kept first.
    private EvidenceTable Group(string title, ImmutableArray<Activity> rows, Measurement line, Func<Activity, string> condition)
    {
        IEnumerable<Activity> kept = rows
            .OrderByDescending(row => line.Line.Period.Contains(row.StartDate)).ThenBy(row => row.StartDate)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .Take(MostRows).OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal);
        return new EvidenceTable(
            $"{title}: {GermanText.Whole(rows.Length)}",
            [.. kept.Select(row => new EvidenceRow(
                row.Id, GermanText.Day(row.StartDate), ActivityWords.KindOf(row), ActivityWords.PlaceOf(row, Area(line)),
                condition(row)))],
            rows.Length > MostRows ? $"{GermanText.Whole(rows.Length - MostRows)} weitere in der Nachweisdatei" : null);
    }

    // Counted here and elsewhere: otherwise nobody could tell why a row stands under two lines (Z-34).
    private static string MultipleMark(Activity row) =>
        row.Values(NotCountedIn.Multiple.Attribute).Contains(NotCountedIn.Multiple.Value) ? "; mehrfach zugeordnet" : "";

    private static string Waiting(Activity row, Measurement line) =>
        line.Actual.Waiting.FirstOrDefault(unit => unit.Rows.Contains(row.Id)) is WaitingUnit unit
            ? $"bewertbar ab {GermanText.Day(unit.DecidableFrom)}"
            : "Wartezeit läuft";

    private ReferenceArea Area(Measurement line) => context.ProgrammeOf(line).Area;
}
