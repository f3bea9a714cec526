using System.Globalization;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>Eintrag im Auswertungsbuch, without the record itself. Names are those of the query's columns.</summary>
internal sealed record LedgerEntry
{
    /// <summary>What the first entry names as its predecessor.</summary>
    public static readonly string Nothing = new('0', 64);

    /// <summary>Place in the chain, from 1, without gaps.</summary>
    public int Sequence { get; init; }

    /// <summary>Hash of the entry before.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> as stored.</summary>
    public required string Hash { get; init; }

    /// <summary>Auswertungsnummer.</summary>
    public required string RunNumber { get; init; }

    /// <summary>Word of the <see cref="RunKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the committee.</summary>
    public required string Committee { get; init; }

    /// <summary>Moment of recording, UTC as text.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Commit of the program, or "unbekannt".</summary>
    public required string ProgramCommit { get; init; }

    /// <summary>SHA-256 of Nachweis.json.</summary>
    public required string RecordSha256 { get; init; }

    /// <summary>All files with their checksums, see <see cref="FileChecksums"/>.</summary>
    public required string Files { get; init; }

    /// <summary>"ja" where the worker made the entry to deliver it, "nein" by hand; null in entries of earlier versions.</summary>
    public string? Delivery { get; init; }

    /// <summary>Moment of recording for a reader: "25.11.2026 20:04", Europe/Berlin; as stored where it is no moment.</summary>
    public string RecordedText =>
        DateTimeOffset.TryParse(RecordedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? string.Create(CultureInfo.InvariantCulture, $"{BerlinTime.Wall(at):dd.MM.yyyy HH:mm}")
            : RecordedAt;

    /// <summary>What the hash is made over: canonical JSON; null where the list of files is unreadable.</summary>
    public byte[]? Content()
    {
        if (FileChecksums.Read(Files) is not { } files)
        {
            return null;
        }

        Dictionary<string, object?> members = Members(files);
        if (Delivery is not null)
        {
            members["zustellung"] = Delivery;
        }

        return CanonicalJson.Write(members);
    }

    private Dictionary<string, object?> Members(IReadOnlyDictionary<string, object?> files) => new()
    {
        ["folge"] = Sequence,
        ["vorher"] = PreviousHash,
        ["nummer"] = RunNumber,
        ["art"] = Kind,
        ["gremium"] = Committee,
        ["erfasst_am"] = RecordedAt,
        ["version"] = ProgramVersion,
        ["commit"] = ProgramCommit,
        ["nachweis_sha256"] = RecordSha256,
        ["dateien"] = files,
    };

    /// <summary>The hash that belongs to the content; null where there is none.</summary>
    public string? ComputedHash() => Content() is byte[] content ? Checksums.Sha256(content) : null;
}
