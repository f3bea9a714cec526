using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace KiIndicators.Worker.Audit;

/// <summary>A CSV file as German Excel opens it without asking.</summary>
internal static class CsvFile
{
    // A cell that begins like a formula is opened as one by spreadsheet programs; the escape makes it text.
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";", NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape,
    };

    /// <summary>Header and rows as UTF-8 with BOM, semicolon, CRLF.</summary>
    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using MemoryStream stream = new();
        using (StreamWriter text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (CsvWriter csv = new(text, Form))
        {
            foreach (IEnumerable<string> row in rows.Prepend(header))
            {
                foreach (string cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }
}
