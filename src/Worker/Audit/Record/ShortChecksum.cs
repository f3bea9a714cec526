namespace KiIndicators.Worker.Audit.Record;

/// <summary>The first 16 digits of a SHA-256: what is printed of the checksum of Nachweis.json.</summary>
/// <param name="Digits">The digits without blanks, in small letters.</param>
internal sealed record ShortChecksum(string Digits)
{
    /// <summary>How many digits are printed.</summary>
    public const int Length = 16;

    private const int Group = 4;

    /// <summary>The short form of a checksum; of a damaged one what there is of it.</summary>
    public static ShortChecksum Of(string sha256) => new(sha256[..Math.Min(Length, sha256.Length)].ToLowerInvariant());

    /// <summary>The short form of the checksum of a content.</summary>
    public static ShortChecksum Of(ReadOnlySpan<byte> content) => Of(Checksums.Sha256(content));

    /// <summary>Whether it is the short form of this checksum.</summary>
    public bool Fits(string sha256) => sha256.StartsWith(Digits, StringComparison.Ordinal);

    /// <summary>In groups of four, as printed: "8f3a 1c0e 52d7 b964".</summary>
    public override string ToString() => string.Join(' ', Digits.Chunk(Group).Select(group => new string(group)));
}
