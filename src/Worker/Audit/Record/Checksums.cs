using System.Security.Cryptography;
using System.Text;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Checksums of files, as `sha256sum` writes and checks them.</summary>
internal static class Checksums
{
    /// <summary>SHA-256 in 64 small hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Nachweis.sha256 over the named files, in ordinal order of their names.</summary>
    public static byte[] File(IReadOnlyDictionary<string, byte[]> files) => Encoding.UTF8.GetBytes(
        List(files.Select(file => KeyValuePair.Create(file.Key, Sha256(file.Value)))));

    /// <summary>The text of a list of names and checksums, in ordinal order of the names.</summary>
    public static string List(IEnumerable<KeyValuePair<string, string>> checksums) => string.Concat(
        checksums.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value}  {file.Key}\n"));
}
