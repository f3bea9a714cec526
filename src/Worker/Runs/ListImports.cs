using System.Collections.Immutable;
using System.Data.Common;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Quality;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// What an import did, and what it means for the results.
/// </summary>
/// <param name="Result">Counts, changes, hints, faults.</param>
/// <param name="Lines">What changes in the results, line by line: "E25-1: 2 → 3, teilweise erreicht → erreicht".</param>
/// <param name="Counting">How many of the activities count: "Von 30 Aktivitäten zählen 26, 4 für keine Zeile."; null: none was read.</param>
/// <param name="Uncounted">The activities that no line counts, with what is missing.</param>
/// <param name="Alike">Activities that are very likely one and the same.</param>
internal sealed record ImportOutcome(
    ImportResult Result, ImmutableArray<string> Lines, string? Counting, ImmutableArray<string> Uncounted, ImmutableArray<string> Alike);

/// <summary>Imports lists and says what that does to the results.</summary>
/// <param name="database">The database, already usable.</param>
/// <param name="catalogue">The programmes.</param>
/// <param name="evaluation">Gives the results.</param>
/// <param name="time">The clock.</param>
internal sealed class ListImports(SqlDatabase database, LoadedCatalogue catalogue, EvaluationSource evaluation, TimeProvider time)
{
    /// <summary>Imports every list of a folder, or one file.</summary>
    /// <param name="path">Folder or file.</param>
    /// <param name="wish">How it is wanted.</param>
    /// <exception cref="UserError">Path missing or unreadable (exit code 2), database not writable.</exception>
    public ImportOutcome Run(string path, ImportWish wish)
    {
        ImportResult result = ListImport.Run(
            database, path, time, ImportVocabulary.Of(catalogue.Programmes), wish with { Evaluate = Evaluate });
        return result is { Before: EvaluationResult before, After: EvaluationResult after }
            ? new ImportOutcome(result, [.. LinesOf(before, after)], CountingOf(result, after), [.. UncountedOf(result, after)], [.. AlikeOf(result, after)])
            : new ImportOutcome(result, [], null, [], []);
    }

    private EvaluationResult Evaluate(DbTransaction transaction, ImportBatch batch)
    {
        HashSet<string> ids = [.. batch.Activities.Select(activity => activity.Row.Id!)];
        HashSet<(string?, string?)> days = [.. batch.Activities.Select(activity => (activity.Row.Kind, activity.Row.StartDate))];
        DateOnly asOf = DemoMark.IsSet(transaction, database) ? DemoMark.AsOf : BerlinTime.Today(time);
        return evaluation.Within(transaction, asOf, new EvaluationWish
        {
            AlsoNeeds = row => ids.Contains(row.Id)
                || days.Contains((ImportWords.Kinds.CodeOf(ActivityFields.Word(row.Kind)), DatabaseText.Day(row.StartDate))),
        }).Result;
    }

    private static IEnumerable<string> LinesOf(EvaluationResult before, EvaluationResult after)
    {
        PrintedNumbers then = new(before);
        PrintedNumbers now = new(after);
        return before.Measurements.Zip(after.Measurements, (was, becomes) => (
            becomes.Line.Id,
            Number: Arrow(then.Actual(was), now.Actual(becomes)),
            Status: Arrow(was.Status.Printed(), becomes.Status.Printed()),
            Planned: then.Planned(was) == now.Planned(becomes) ? "" : $", geplant {Arrow(then.Planned(was), now.Planned(becomes))}",
            Unsettled: then.Unsettled(was) == now.Unsettled(becomes) ? "" : $", ungeklärt {Arrow(then.Unsettled(was), now.Unsettled(becomes))}",
            IsSame: then.Actual(was) == now.Actual(becomes) && was.Status == becomes.Status
                && then.Planned(was) == now.Planned(becomes) && then.Unsettled(was) == now.Unsettled(becomes)))
            .Where(line => !line.IsSame)
            .Select(line => $"{line.Id}: {line.Number}, {line.Status}{line.Planned}{line.Unsettled}");
    }

    private static string Arrow(string before, string after) => before == after ? before : $"{before} → {after}";

    private static HashSet<string> CountedIn(EvaluationResult result) =>
    [
        .. from line in result.Measurements
           from rows in line.Evidence.Groups
           where rows.Group is not (EvidenceGroup.NearMisses or EvidenceGroup.Others)
           from row in rows.Rows
           where ShareOfAWhole.AsksFor(line, row.Activity)
           select row.Activity.Id,
    ];

    private static string? CountingOf(ImportResult result, EvaluationResult after)
    {
        if (result.Activities.IsEmpty)
        {
            return null;
        }

        HashSet<string> counted = CountedIn(after);
        int counting = result.Activities.Count(counted.Contains);
        int cancelled = after.Reading.Activities.Count(row => row.Status == ActivityStatus.Cancelled && result.Activities.Contains(row.Id) && !counted.Contains(row.Id));
        return $"Von {Phrases.Of(result.Activities.Count, "Aktivität", "Aktivitäten")} {(counting == 1 ? "zählt 1" : $"zählen {counting}")} (durchgeführt oder geplant), "
            + $"{result.Activities.Count - counting} für keine Zeile{(cancelled == 0 ? "" : $" (davon {cancelled} abgesagt)")}.";
    }

    private static IEnumerable<string> UncountedOf(ImportResult result, EvaluationResult after)
    {
        HashSet<string> counted = CountedIn(after);
        ILookup<string, (Measurement Line, ExaminedRow Row)> near = after.Measurements
            .SelectMany(line => line.Evidence.NearMisses.Select(row => (Line: line, Row: row)))
            .ToLookup(miss => miss.Row.Activity.Id, StringComparer.Ordinal);
        return after.Reading.Activities
            .Where(row => row.Status != ActivityStatus.Cancelled && result.Activities.Contains(row.Id) && !counted.Contains(row.Id))
            .Select(row => $"{row.Id} ({Phrases.Quote(row.Title)}): " + (near[row.Id].OrderBy(Farness).ToList() is [(Measurement Line, ExaminedRow Row) first, ..]
                ? $"beinahe {first.Line.Line.Id}; es fehlt {Missing(first.Row, first.Line, after)}"
                : "keiner Zeile nahe"));
    }

    // A missing Beleg is nearer than another Art, which makes it another thing; a share has next to everything in its whole.
    private static int Farness((Measurement Line, ExaminedRow Row) miss) =>
        (miss.Line.Line.Measure.IsShare ? 2 : 0) + (miss.Row.Failed.Any(failed => failed.Name is "art" or ShareOfAWhole.Kind) ? 1 : 0);

    private static string Missing(ExaminedRow row, Measurement line, EvaluationResult result) =>
        string.Join("; ", row.Failed.Select(failed => ConditionWords.Exact(failed, result.ProgrammeOf(line).Area, partner => partner)));

    private static IEnumerable<string> AlikeOf(ImportResult result, EvaluationResult after) =>
        RecordingGaps.Duplicates(after.Reading.Activities)
            .Where(pair => result.Activities.Contains(pair.First.Id) || result.Activities.Contains(pair.Second.Id))
            .Select(pair => $"{pair.First.Id} ({Phrases.Quote(pair.First.Title)}) und {pair.Second.Id} ({Phrases.Quote(pair.Second.Title)}) am {pair.First.StartDate:dd.MM.yyyy}");
}
