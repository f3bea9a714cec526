using System.Text;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The text of a CSV file, whatever Excel made of it.
/// </summary>
/// <param name="Name">File name.</param>
/// <param name="Text">Text without BOM.</param>
/// <param name="WasWindows1252">Whether it was not UTF-8 and was read as Windows-1252.</param>
internal sealed record CsvFile(string Name, string Text, bool WasWindows1252)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static CsvFile Read(string path)
    {
        try
        {
            return Decode(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"Die Datei {path} lässt sich nicht lesen ({exception.Message}). Ist sie noch in Excel geöffnet?", 1, exception);
        }
    }

    private static CsvFile Decode(string name, byte[] bytes)
    {
        try
        {
            // Recognises the BOMs of UTF-8 and UTF-16 ("Unicode-Text" of Excel); anything else has to be valid UTF-8.
            using StreamReader reader = new(
                new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return new CsvFile(name, reader.ReadToEnd(), false);
        }
        catch (DecoderFallbackException)
        {
            return new CsvFile(name, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), true);
        }
    }
}
