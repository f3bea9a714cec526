using System.Text;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>The files of a folder with their checksums, as one text: equal texts mean the same files with the same bytes.</summary>
internal static class FileChecksums
{
    /// <summary>The text for files in memory.</summary>
    public static string Of(IReadOnlyDictionary<string, byte[]> files) =>
        Text(files.Select(file => KeyValuePair.Create(file.Key, Checksums.Sha256(file.Value))));

    /// <summary>The text for names and checksums.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> checksums) => Encoding.UTF8.GetString(
        CanonicalJson.Write(checksums.ToDictionary(file => file.Key, object? (file) => file.Value, StringComparer.Ordinal)));

    /// <summary>Names and checksums of a text; null where it is not one.</summary>
    public static IReadOnlyDictionary<string, object?>? Read(string text)
    {
        try
        {
            return CanonicalReader.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (RecordFault)
        {
            return null;
        }
    }
}
