using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>Everything that Pruefnachweis.pdf depends on; no clock and no machine.</summary>
internal sealed record ProofInput
{
    /// <summary>The results and what belongs to them.</summary>
    public required ExplanationSource Source { get; init; }

    /// <summary>The meeting that the report is for.</summary>
    public required Meeting Meeting { get; init; }

    /// <summary>Auswertungsnummer, e.g. "SGS-2026-09-03-1".</summary>
    public required string Number { get; init; }

    /// <summary>SHA-256 of Nachweis.json, 64 hexadecimal digits.</summary>
    public required string Checksum { get; init; }

    /// <summary>The catalogue files with their SHA-256.</summary>
    public required ImmutableArray<HashedFile> Catalogue { get; init; }

    /// <summary>Whether the rows are invented: every page says so.</summary>
    public bool IsSample { get; init; }
}

/// <summary>A file with its SHA-256, 64 hexadecimal digits.</summary>
internal sealed record HashedFile(string Name, string Sha256);
