using System.Text;
using CsvHelper;

namespace KiIndicators.Worker.Words;

/// <summary>A CSV file as German Excel opens it without asking.</summary>
internal static class GermanCsv
{
    // A cell that begins like a formula is opened as one by spreadsheet programs; the escape makes it text.
    private static readonly CsvWriterOptions Form = new() { Separator = ';', Injection = CsvInjection.Escape };

    /// <summary>Header and rows as UTF-8 with BOM, semicolon, CRLF.</summary>
    public static byte[] Write(string[] header, IEnumerable<string[]> rows)
    {
        using MemoryStream stream = new();
        stream.Write(Encoding.UTF8.Preamble);
        using (CsvWriter csv = CsvWriter.Create(stream, Form, leaveOpen: true))
        {
            foreach (string[] row in rows.Prepend(header))
            {
                csv.WriteRecord(row);
            }
        }

        return stream.ToArray();
    }
}
