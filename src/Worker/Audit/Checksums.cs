using System.Security.Cryptography;
using System.Text;

namespace KiIndicators.Worker.Audit;

/// <summary>Checksums of files, as `sha256sum` writes and checks them.</summary>
internal static class Checksums
{
    /// <summary>SHA-256 in 64 small hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Nachweis.sha256 over the named files, in ordinal order of their names.</summary>
    public static byte[] File(IReadOnlyDictionary<string, byte[]> files)
    {
        StringBuilder text = new();
        foreach ((string name, byte[] content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append(Sha256(content)).Append("  ").Append(name).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
