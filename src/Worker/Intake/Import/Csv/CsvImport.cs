using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Import.Csv;

/// <summary>
/// Imports CSV files into the base tables: all faults at once, all rows or none, repeatable by id.
/// </summary>
internal static class CsvImport
{
    /// <summary>Imports every CSV file of a folder, or one file.</summary>
    /// <param name="database">The database, already usable.</param>
    /// <param name="path">Folder or file.</param>
    /// <param name="time">Gives the moment of the import; stored as wall time of Europe/Berlin.</param>
    /// <param name="vocabulary">Places, lines, attributes and values of the programmes.</param>
    /// <returns>Counts and hints, or all faults; where there are faults nothing was written.</returns>
    /// <exception cref="UserError">Path missing or unreadable (exit code 2), database not writable.</exception>
    public static ImportResult Run(
        SqlDatabase database, string path, TimeProvider time, ImportVocabulary vocabulary)
    {
        DateTime now = BerlinTime.Wall(time.GetUtcNow());
        ImportBatch batch = new(vocabulary);
        foreach (string file in ImportFiles.Find(path, batch.Warnings))
        {
            ReadFile(CsvFile.Read(file), DateOnly.FromDateTime(now), batch);
        }

        batch.HintAtMended();
        VocabularyChecks.Check(batch, vocabulary);
        try
        {
            return database.Write(transaction =>
            {
                new ImportReferences(transaction, database.Sql, new ImportPlaces(vocabulary.Areas)).Check(batch);
                ImmutableArray<ImportCount> counts = batch.Faults.Count > 0
                    ? []
                    : Write(transaction, database.Sql, batch, now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                return new ImportResult(counts, InOrder(batch.Warnings, batch), InOrder(batch.Faults, batch))
                {
                    RecordedLate = RecordedLate(batch, DateOnly.FromDateTime(now)),
                };
            });
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
    private static ImmutableArray<ImportCount> Write(DbTransaction transaction, Queries sql, ImportBatch batch, string now)
    {
        Settings.Write(transaction, sql, Settings.LastImport, now);
        return new ImportWriter(transaction, sql, now).Write(batch);
    }

    private static ImmutableArray<ImportFault> InOrder(IEnumerable<ImportFault> faults, ImportBatch batch) =>
        [.. faults.Select(fault => fault with { Id = batch.Ids.GetValueOrDefault((fault.File, fault.Line)) })
            .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    // Said once, however many rows it concerns: whoever imports the past for the first time would find every row marked in the report.
    private static int RecordedLate(ImportBatch batch, DateOnly today)
    {
        string latest = today.AddDays(-LateRecording.Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return batch.Activities.Count(activity => activity.Row.RecordedAt is null && string.CompareOrdinal(activity.Row.StartDate, latest) < 0);
    }

    private static void ReadFile(CsvFile file, DateOnly today, ImportBatch batch)
    {
        if (FileRecognition.WhyNoTable(file) is string reason)
        {
            batch.Faults.Add(new ImportFault(file.Name, 0, null, null, reason));
            batch.Incomplete.UnionWith(CsvKind.All);
            return;
        }

        if (file.WasWindows1252)
        {
            batch.Warnings.Add(new ImportFault(
                file.Name, 0, null, null, "Nicht als UTF-8 gespeichert; als Windows-1252 gelesen. Bitte die Umlaute prüfen."));
        }

        int before = batch.Faults.Count;
        CsvSheet read = CsvSheet.Parse(file, batch.Faults);
        bool hasBrokenRows = batch.Faults.Count > before;
        (CsvKind? kind, CsvSheet sheet) = FileRecognition.Recognise(file.Name, read, batch.Faults);
        if (kind is null)
        {
            batch.Incomplete.UnionWith(CsvKind.All);
            return;
        }

        CsvHeader header = CsvHeader.Read(file.Name, kind, sheet, batch.Vocabulary, batch.Faults);
        if (hasBrokenRows || !header.Has(kind.Key))
        {
            batch.Incomplete.Add(kind);
        }

        batch.Kinds.Add(kind);
        sheet.CheckWidth(file, batch.Faults);
        NoteIds(kind, file.Name, header, sheet, batch);
        ReadLines(kind, file.Name, header, sheet, today, batch);
    }

    private static void NoteIds(CsvKind kind, string file, CsvHeader header, CsvSheet sheet, ImportBatch batch)
    {
        foreach (CsvLine line in sheet.Lines)
        {
            if (DeliveredText.Mended(header.Cell(line, kind.Key) ?? "") is { Length: > 0 } id)
            {
                batch.Ids[(file, line.Number)] = id;
            }
        }
    }

    private static void ReadLines(
        CsvKind kind, string file, CsvHeader header, CsvSheet sheet, DateOnly today, ImportBatch batch)
    {
        if (kind == CsvKind.Activities)
        {
            ActivitySheet.Read(file, header, sheet, today, batch);
        }
        else if (kind == CsvKind.Attributes)
        {
            OtherSheets.ReadAttributes(file, header, sheet, batch);
        }
        else if (kind == CsvKind.Partners)
        {
            OtherSheets.ReadPartners(file, header, sheet, batch);
        }
        else
        {
            OtherSheets.ReadRemarks(file, header, sheet, batch);
        }
    }
}
