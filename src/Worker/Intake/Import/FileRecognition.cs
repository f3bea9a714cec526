using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Import.Csv;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What a file is: by its name, else by its header, else the kind it comes nearest to, so that its faults can be named.
/// </summary>
internal static class FileRecognition
{
    // How files of Excel begin (a ZIP archive; before 2007 a compound file), as Windows-1252 shows it.
    private static readonly ImmutableArray<string> ExcelMarks = ["PK\u0003\u0004", "ÐÏ\u0011à"];

    // So many title lines a person may have put above the header.
    private const int MostTitleLines = 5;

    // One column alone ("Nummer") says nothing.
    private const int FewestColumns = 2;

    /// <summary>Why the file holds no table at all; null: it may.</summary>
    public static string? WhyNoTable(CsvFile file) =>
        ExcelMarks.Any(mark => file.Text.StartsWith(mark, StringComparison.Ordinal))
            ? "Das ist eine Excel-Datei, keine CSV-Datei. Bitte in Excel „Speichern unter“ und den Dateityp „CSV UTF-8“ wählen."
        : string.IsNullOrWhiteSpace(file.Text) ? "Die Datei ist leer. Erwartet wird eine Kopfzeile und darunter eine Zeile je Eintrag."
        : null;

    /// <summary>The kind of the file and the sheet from its header on; a fault where there is no kind, or something above the header.</summary>
    public static (CsvKind? Kind, CsvSheet Sheet) Recognise(string file, CsvSheet sheet, List<ImportFault> faults)
    {
        CsvKind? kind = KindOf(sheet.Header);
        if (kind is null && HeaderBelow(sheet) is int index)
        {
            faults.Add(new ImportFault(
                file, sheet.HeaderLine, null, sheet.Header.First(cell => !string.IsNullOrWhiteSpace(cell)).Trim(),
                $"Über der Kopfzeile steht noch etwas. Bitte löschen: die Kopfzeile (hier Zeile {sheet.Lines[index].Number}) muss die erste sein."));
            sheet = sheet.From(index);
            kind = KindOf(sheet.Header);
        }

        kind = CsvKind.All.FirstOrDefault(known => known.IsNamed(file)) ?? kind;
        if (kind is null)
        {
            faults.Add(new ImportFault(
                file, sheet.HeaderLine, null, null,
                "Die Kopfzeile passt zu keiner der Dateien. Erwartet wird für "
                + string.Join("; für ", CsvKind.All.Select(known => $"{known.Display}: {known.Expectation}")) + "."));
        }

        return (kind, sheet);
    }

    // A kind whose required columns are all there goes before one that merely shares more columns.
    private static CsvKind? KindOf(ImmutableArray<string> header)
    {
        ImmutableArray<string> plain = [.. header.Select(PlainHeader.Of)];
        return CsvKind.All.FirstOrDefault(kind => Missing(kind, plain) == 0)
            ?? CsvKind.All
                .Where(kind => Shared(kind, plain) >= FewestColumns)
                .OrderByDescending(kind => Shared(kind, plain))
                .ThenBy(kind => Missing(kind, plain))
                .FirstOrDefault();
    }

    private static int? HeaderBelow(CsvSheet sheet)
    {
        int index = sheet.Lines.Take(MostTitleLines).ToList().FindIndex(line => KindOf(line.Cells) is not null);
        return index < 0 ? null : index;
    }

    private static int Missing(CsvKind kind, ImmutableArray<string> plain) =>
        kind.Columns.Count(column => column.IsRequired && !plain.Any(column.IsCalled));

    private static int Shared(CsvKind kind, ImmutableArray<string> plain) =>
        kind.Columns.Count(column => plain.Any(column.IsCalled));
}
