using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Csv;

/// <summary>
/// Imports CSV files into the base tables: all faults at once, all rows or none, repeatable by id.
/// </summary>
internal static class CsvImport
{
    /// <summary>Imports a folder (activities.csv, attributes.csv, partners.csv, remarks.csv, as far as present) or one file.</summary>
    /// <param name="connections">The database, already usable.</param>
    /// <param name="path">Folder or file.</param>
    /// <param name="time">Gives the moment of the import; stored as wall time of Europe/Berlin.</param>
    /// <param name="areas">Reference areas of all programmes; null: places are not checked.</param>
    /// <returns>Counts and hints, or all faults; where there are faults nothing was written.</returns>
    /// <exception cref="UserError">Path missing or unreadable (exit code 2), database not writable.</exception>
    public static ImportResult Run(
        ConnectionFactory connections, string path, TimeProvider time, IEnumerable<ReferenceArea>? areas = null)
    {
        DateTimeOffset now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        ImportBatch batch = new();
        foreach (string file in FilesOf(path))
        {
            ReadFile(CsvFile.Read(file), DateOnly.FromDateTime(now.DateTime), batch);
        }

        PlaceIndex? places = areas is null ? null : new PlaceIndex(areas);
        return connections.Write(transaction =>
        {
            if (batch.IsComplete)
            {
                new ImportReferences(transaction, connections.Sql, places).Check(batch);
            }

            ImmutableArray<ImportCount> counts = batch.Faults.Count > 0
                ? []
                : new ImportWriter(
                    transaction, connections.Sql, now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)).Write(batch);
            return new ImportResult(counts, InOrder(batch.Warnings), InOrder(batch.Faults));
        });
    }

    private static ImmutableArray<ImportFault> InOrder(IEnumerable<ImportFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    private static ImmutableArray<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UserError($"Weder Datei noch Ordner: {path}. Bitte den Pfad prüfen.", 2);
        }

        ImmutableArray<string> files = [.. EntriesOf(path)
            .Where(file => CsvKind.All.Any(kind => IsNamed(kind, file)))
            .Order(StringComparer.Ordinal)];
        return files.IsEmpty
            ? throw new UserError(
                $"Im Ordner {path} liegt keine der Dateien {string.Join(", ", CsvKind.All.Select(kind => kind.FileName))}.", 2)
            : files;
    }

    private static string[] EntriesOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Der Ordner {folder} lässt sich nicht lesen ({exception.Message}). Bitte die Rechte prüfen.", 2, exception);
        }
    }

    private static bool IsNamed(CsvKind kind, string file) =>
        string.Equals(kind.FileName, Path.GetFileName(file), StringComparison.OrdinalIgnoreCase);

    private static void ReadFile(CsvFile file, DateOnly today, ImportBatch batch)
    {
        if (file.WasWindows1252)
        {
            batch.Warnings.Add(new ImportFault(
                file.Name, 0, null, null, "Nicht als UTF-8 gespeichert; als Windows-1252 gelesen. Bitte die Umlaute prüfen."));
        }

        CsvSheet sheet = CsvSheet.Parse(file, batch.Faults);
        CsvKind? kind = CsvKind.All.FirstOrDefault(known => IsNamed(known, file.Name)) ?? CsvHeader.KindOf(sheet);
        if (kind is null || sheet.Header.IsEmpty)
        {
            batch.Faults.Add(new ImportFault(
                file.Name, sheet.HeaderLine, null, null,
                "Die Kopfzeile passt zu keiner der Dateien. Erwartet wird: "
                + string.Join("; oder ", CsvKind.All.Select(known => known.Expectation)) + "."));
            batch.IsComplete = false;
            return;
        }

        int before = batch.Faults.Count;
        CsvHeader header = CsvHeader.Read(file.Name, kind, sheet, batch.Faults);
        if (batch.Faults.Count > before)
        {
            batch.IsComplete = false;
            return;
        }

        batch.Kinds.Add(kind);
        sheet.CheckWidth(file, batch.Faults);
        ReadLines(kind, file.Name, header, sheet, today, batch);
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
