using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// Reads the lists of a file into a batch: a CSV file is one, a workbook has one on each sheet.
/// </summary>
internal static class ListReading
{
    /// <summary>With such a number begins a row that shows, in the Erfassungsvorlage, how the others are filled in.</summary>
    public const string ExampleMark = "Beispiel";

    /// <summary>Reads a file; whatever is wrong with it is a fault of the batch.</summary>
    /// <exception cref="UserError">A CSV file cannot be opened.</exception>
    public static void Read(string path, DateOnly today, ImportBatch batch)
    {
        if (WorkbookFile.IsNamed(path))
        {
            ReadWorkbook(path, today, batch);
        }
        else
        {
            ReadCsv(CsvFile.Read(path), new SheetSource(path), today, batch);
        }
    }

    private static void ReadWorkbook(string path, DateOnly today, ImportBatch batch)
    {
        SheetSource whole = new(path);
        batch.Lists[whole.Name] = (whole, null);
        List<string> passed = [];
        int read = 0;
        try
        {
            foreach (WorkbookSheet tab in WorkbookFile.Read(path).Where(tab => !tab.Rows.IsEmpty && !FileRecognition.IsSilent(tab.Name)))
            {
                if (!tab.IsHidden && ReadTab(new SheetSource(path, tab.Name), tab, today, batch))
                {
                    read++;
                }
                else
                {
                    passed.Add(tab.IsHidden ? $"{tab.Name} (ausgeblendet)" : tab.Name);
                }
            }
        }
        catch (UserError error)
        {
            batch.Faults.Add(new ImportFault(whole.Name, 0, null, null, error.Message));
            batch.Incomplete.UnionWith(SheetKind.All);
            return;
        }

        if (read == 0)
        {
            batch.Faults.Add(new ImportFault(whole.Name, 0, null, null, passed.Count == 0
                ? "Kein Blatt enthält Zeilen. Erwartet wird eine Kopfzeile und darunter eine Zeile je Eintrag."
                : $"Kein Blatt wird erkannt ({string.Join(", ", passed)}). {FileRecognition.Expectation}"));
            batch.Incomplete.UnionWith(SheetKind.All);
        }
        else if (passed.Count > 0)
        {
            batch.Warnings.Add(new ImportFault(whole.Name, 0, null, null,
                $"Nicht gelesen: {(passed.Count == 1 ? "Blatt" : "die Blätter")} {string.Join(", ", passed)}; {(passed.Count == 1 ? "es passt" : "sie passen")} zu keiner der Listen."));
        }
    }

    private static bool ReadTab(SheetSource source, WorkbookSheet tab, DateOnly today, ImportBatch batch)
    {
        List<ImportFault> faults = [];
        (SheetKind? kind, Sheet sheet) = FileRecognition.Recognise(source, WorkbookCells.Of(tab, source.Name, faults), batch);
        if (kind is null)
        {
            return false;
        }

        batch.Faults.AddRange(faults);
        ReadList(kind, source, sheet, today, batch);
        return true;
    }

    private static void ReadCsv(CsvFile file, SheetSource source, DateOnly today, ImportBatch batch)
    {
        batch.Lists[source.Name] = (source, null);
        if (FileRecognition.WhyNoTable(file) is string reason)
        {
            batch.Faults.Add(new ImportFault(source.Name, 0, null, null, reason));
            batch.Incomplete.UnionWith(SheetKind.All);
            return;
        }

        if (file.WasWindows1252)
        {
            batch.Warnings.Add(new ImportFault(
                source.Name, 0, null, null, "Nicht als UTF-8 gespeichert; als Windows-1252 gelesen. Bitte die Umlaute prüfen."));
        }

        int before = batch.Faults.Count;
        Sheet read = Sheet.Parse(file, batch.Faults);
        bool hasBrokenRows = batch.Faults.Count > before;
        (SheetKind? kind, Sheet sheet) = FileRecognition.Recognise(source, read, batch);
        if (kind is null)
        {
            batch.Faults.Add(new ImportFault(source.Name, sheet.HeaderLine, null, null, FileRecognition.Expectation));
            batch.Incomplete.UnionWith(SheetKind.All);
            return;
        }

        if (hasBrokenRows)
        {
            batch.Incomplete.Add(kind);
        }

        ReadList(kind, source, sheet, today, batch);
    }

    private static void ReadList(SheetKind kind, SheetSource source, Sheet sheet, DateOnly today, ImportBatch batch)
    {
        SheetHeader header = SheetHeader.Read(source, kind, sheet, batch.Vocabulary, batch.Faults);
        batch.Lists[source.Name] = (source, header);
        if (!header.Has(kind.Key))
        {
            batch.Incomplete.Add(kind);
        }

        batch.Kinds.Add(kind);
        sheet = WithoutExamples(kind, source, header, sheet, batch);
        sheet.CheckWidth(source.Name, batch.Faults);
        NoteIds(kind, source.Name, header, sheet, batch);
        ReadLines(kind, source.Name, header, sheet, today, batch);
    }

    private static Sheet WithoutExamples(SheetKind kind, SheetSource source, SheetHeader header, Sheet sheet, ImportBatch batch)
    {
        ILookup<bool, SheetRow> rows = sheet.Lines.ToLookup(
            line => header.Cell(line, kind.Key)?.TrimStart().StartsWith(ExampleMark, StringComparison.OrdinalIgnoreCase) == true);
        batch.NoteExamples(source.File, rows[true].Count());
        if (kind == SheetKind.Activities)
        {
            // Somebody has written over the example and left its number: that would be lost without a word.
            batch.Warnings.AddRange(
                from line in rows[true]
                let title = header.Cell(line, "title")?.Trim()
                where !string.IsNullOrEmpty(title) && !EntryTemplate.ExampleTitles.Contains(title) && CellDates.Day(header.Cell(line, "start_date")?.Trim() ?? "").Day is not null
                select new ImportFault(source.Name, line.Number, header.NameOf(kind.Key), header.Cell(line, kind.Key), $"Die Zeile ({Phrases.Quote(title)}) sieht nicht mehr nach einem Beispiel aus und ist nicht eingelesen. Soll sie zählen, bitte eine eigene Nummer geben."));
        }

        return sheet with { Lines = [.. rows[false]] };
    }

    private static void NoteIds(SheetKind kind, string file, SheetHeader header, Sheet sheet, ImportBatch batch)
    {
        foreach (SheetRow line in sheet.Lines)
        {
            if (DeliveredText.Mended(header.Cell(line, kind.Key) ?? "") is { Length: > 0 } id)
            {
                batch.Ids[(file, line.Number)] = id;
            }
        }
    }

    private static void ReadLines(
        SheetKind kind, string file, SheetHeader header, Sheet sheet, DateOnly today, ImportBatch batch)
    {
        if (kind == SheetKind.Activities)
        {
            batch.NoteActivities(file);
            ActivitySheet.Read(file, header, sheet, today, batch);
        }
        else if (kind == SheetKind.Attributes)
        {
            OtherSheets.ReadAttributes(file, header, sheet, batch);
        }
        else if (kind == SheetKind.Partners)
        {
            OtherSheets.ReadPartners(file, header, sheet, batch);
        }
        else
        {
            OtherSheets.ReadRemarks(file, header, sheet, batch);
        }
    }
}
