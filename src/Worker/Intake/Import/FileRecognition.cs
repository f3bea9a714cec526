using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What a file is: by its name, else by its header, else the kind it comes nearest to, so that its faults can be named.
/// </summary>
internal static class FileRecognition
{
    // How files of Excel begin (a ZIP archive; before 2007 a compound file), as Windows-1252 shows it.
    private static readonly ImmutableArray<string> ExcelMarks = ["PK\u0003\u0004", "ÐÏ\u0011à"];

    // Sheets that the Erfassungsvorlage brings and that hold no rows.
    private static readonly ImmutableArray<string> Silent = ["erlaeuterung", "erlaeuterungen", "listen", "hinweise", "fehler"];

    // So many title lines a person may have put above the header.
    private const int MostTitleLines = 5;

    // One column alone ("Nummer") says nothing.
    private const int FewestColumns = 2;

    /// <summary>Why the file holds no table at all; null: it may.</summary>
    public static string? WhyNoTable(CsvFile file) =>
        ExcelMarks.Any(mark => file.Text.StartsWith(mark, StringComparison.Ordinal))
            ? "Das ist eine Excel-Datei, heißt aber nicht so. Bitte in Excel „Speichern unter“ und den Dateityp „Excel-Arbeitsmappe (*.xlsx)“ wählen."
        : string.IsNullOrWhiteSpace(file.Text) ? "Die Datei ist leer. Erwartet wird eine Kopfzeile und darunter eine Zeile je Eintrag."
        : null;

    /// <summary>Whether a sheet explains, and holds no rows.</summary>
    public static bool IsSilent(string tab) => Silent.Contains(PlainHeader.Of(tab));

    /// <summary>The kind of a list and its sheet from the header on; no kind where nothing fits. What stands above the header of a workbook is passed over with a
    /// hint; in a CSV file it is a fault.</summary>
    public static (SheetKind? Kind, Sheet Sheet) Recognise(SheetSource source, Sheet sheet, ImportBatch batch)
    {
        SheetKind? named = SheetKind.All.FirstOrDefault(known => known.IsNamed(source));
        SheetKind? kind = KindOf(sheet.Header);
        if (kind is null && HeaderBelow(sheet) is int index)
        {
            ImportFault above = new(
                source.Name, sheet.HeaderLine, null, sheet.Header.First(cell => !string.IsNullOrWhiteSpace(cell)).Trim(),
                source.Tab is null
                    ? $"Über der Kopfzeile steht noch etwas. Bitte löschen: die Kopfzeile (hier Zeile {sheet.Lines[index].Number}) muss die erste sein."
                    : $"Was über der Kopfzeile (Zeile {sheet.Lines[index].Number}) steht, ist übergangen.");
            (source.Tab is null ? batch.Faults : batch.Warnings).Add(above);
            sheet = sheet.From(index);
            kind = KindOf(sheet.Header);
        }

        return (named ?? kind, sheet);
    }

    /// <summary>What is said where nothing fits.</summary>
    public static string Expectation => "Die Kopfzeile passt zu keiner der Dateien. Erwartet wird für "
        + string.Join("; für ", SheetKind.All.Select(known => $"{known.Display}: {known.Expectation}")) + ".";

    // A kind whose required columns are all there goes before one that merely shares more columns.
    private static SheetKind? KindOf(ImmutableArray<string> header)
    {
        ImmutableArray<string> plain = [.. header.Select(PlainHeader.Of)];
        return SheetKind.All.FirstOrDefault(kind => Missing(kind, plain) == 0)
            ?? (LacksOnlyItsType(plain) ? SheetKind.Activities : null)
            ?? SheetKind.All
                .Where(kind => Shared(kind, plain) >= FewestColumns)
                .OrderByDescending(kind => Shared(kind, plain))
                .ThenBy(kind => Missing(kind, plain))
                .FirstOrDefault();
    }

    // What it is may stand in the name of the file, which then was not understood: still no list of partners.
    private static bool LacksOnlyItsType(ImmutableArray<string> plain) =>
        SheetKind.Activities.Columns.All(column => !column.IsRequired || column.Name == "kind" || plain.Any(column.IsCalled));

    private static int? HeaderBelow(Sheet sheet)
    {
        int index = sheet.Lines.Take(MostTitleLines).ToList().FindIndex(line => KindOf(line.Cells) is not null);
        return index < 0 ? null : index;
    }

    private static int Missing(SheetKind kind, ImmutableArray<string> plain) =>
        kind.Columns.Count(column => column.IsRequired && !plain.Any(column.IsCalled));

    private static int Shared(SheetKind kind, ImmutableArray<string> plain) =>
        kind.Columns.Count(column => plain.Any(column.IsCalled));
}
