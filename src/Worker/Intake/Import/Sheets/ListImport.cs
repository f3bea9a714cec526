using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// Imports lists (CSV files, sheets of workbooks) into the base tables: all faults at once, all rows or none unless asked otherwise, repeatable by id.
/// </summary>
internal static class ListImport
{
    /// <summary>Imports every list of a folder, or one file.</summary>
    /// <param name="database">The database, already usable.</param>
    /// <param name="path">Folder or file.</param>
    /// <param name="time">Gives the moment of the import; stored as wall time of Europe/Berlin.</param>
    /// <param name="vocabulary">Places, lines, attributes and values of the programmes.</param>
    /// <param name="wish">How it is wanted; null: all rows or none.</param>
    /// <returns>Counts, changes and hints, and all faults; where there are any, nothing was written unless that was wished.</returns>
    /// <exception cref="UserError">Path missing or unreadable (exit code 2), database not writable.</exception>
    public static ImportResult Run(
        SqlDatabase database, string path, TimeProvider time, ImportVocabulary vocabulary, ImportWish? wish = null)
    {
        ImportWish wanted = wish ?? ImportWish.Plain;
        DateTimeOffset now = time.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(BerlinTime.Wall(now));
        ImportBatch batch = new(vocabulary);
        foreach (string file in ImportFiles.Find(path, batch.Warnings))
        {
            ListReading.Read(file, today, batch);
        }

        batch.HintAtExamples();
        batch.HintAtMended();
        VocabularyChecks.Check(batch, vocabulary);
        try
        {
            ImportResult Checked(DbTransaction transaction)
            {
                ImportNumbers numbers = new(transaction, database.Sql);
                ImportReferences references = new(transaction, database.Sql, new ImportPlaces(vocabulary.Areas));
                numbers.Check(batch);
                references.Check(batch);
                if (wanted.OnlyValidRows)
                {
                    ValidRows.Keep(batch, references.Check);
                }

                return batch.Faults.Count > 0 && !wanted.OnlyValidRows
                    ? Result(batch, []) : Written(transaction, database.Sql, batch, now, wanted) with { RecordedLate = RecordedLate(batch, today) };
            }

            return wanted.IsRehearsal ? database.Rehearse(Checked) : database.Write(Checked);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            throw new UserError(
                "Ein anderer Import läuft gerade; es wurde nichts eingelesen. Bitte den Befehl danach wiederholen.",
                innerException: exception);
        }
    }

    // The setting is written first: where several may write at once, the second import waits here for the first, so that
    // both cannot find an id missing and enter it twice (the base tables have no unique ids).
    private static ImportResult Written(DbTransaction transaction, Queries sql, ImportBatch batch, DateTimeOffset now, ImportWish wish)
    {
        Settings.Write(transaction, sql, Settings.LastImport, BerlinTime.Wall(now).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        EvaluationResult? before = wish.Evaluate?.Invoke(transaction, batch);
        ImportWriter writer = new(transaction, sql, now);
        ImmutableArray<ImportCount> counts = writer.Write(batch, wish.Progress);
        return Result(batch, counts) with
        {
            IsWritten = !wish.IsRehearsal,
            IsRehearsed = wish.IsRehearsal,
            Changes = writer.Changes,
            Added = writer.Added,
            Activities = [.. batch.Activities.Select(activity => activity.Row.Id!)],
            Before = before,
            After = wish.Evaluate?.Invoke(transaction, batch),
        };
    }

    private static ImportResult Result(ImportBatch batch, ImmutableArray<ImportCount> counts) =>
        new(counts, InOrder(batch.Warnings, batch), InOrder(batch.Faults, batch));

    private static ImmutableArray<ImportFault> InOrder(IEnumerable<ImportFault> faults, ImportBatch batch) =>
        [.. faults.Select(fault => Placed(fault, batch))
            .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    private static ImportFault Placed(ImportFault fault, ImportBatch batch) => batch.Lists.TryGetValue(fault.File, out (SheetSource Source, SheetHeader? Header) list)
        ? fault with
        {
            Id = batch.Ids.GetValueOrDefault((fault.File, fault.Line)),
            Source = list.Source,
            Index = fault.Index ?? (fault.Column is string column ? list.Header?.IndexOf(column) : null),
        }
        : fault;

    // Said once, however many rows it concerns: whoever imports the past for the first time would find every row marked in the report.
    private static int RecordedLate(ImportBatch batch, DateOnly today)
    {
        string latest = today.AddDays(-LateRecording.Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return batch.Activities.Count(activity => activity.Row.RecordedAt is null && string.CompareOrdinal(activity.Row.StartDate, latest) < 0);
    }
}
