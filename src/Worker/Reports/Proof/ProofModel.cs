using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>
/// What the template of Pruefnachweis.pdf prints: finished German words, nothing left to compute. Serialised as JSON
/// (camelCase). Internal: it names titles and partners.
/// </summary>
internal sealed record ProofModel
{
    /// <summary>"BEISPIELDATEN – keine echten Angaben" on every page, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The body, e.g. "Kreis Beispiel".</summary>
    public required string Authority { get; init; }

    /// <summary>Title of the document; names programme, meeting and number, so that it can be told apart in a list of files.</summary>
    public required string Title { get; init; }

    /// <summary>What the document is about, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Words by which it is found.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>What it belongs to: "zum Sachstandsbericht SGS-2026-09-03-1".</summary>
    public required string Subtitle { get; init; }

    /// <summary>Running header, left; says on every page that the file is internal.</summary>
    public required string RunningTitle { get; init; }

    /// <summary>Running header, right.</summary>
    public required string RunningMeeting { get; init; }

    /// <summary>Auswertungsnummer.</summary>
    public required string Number { get; init; }

    /// <summary>First 16 digits of the hash of Nachweis.json, as the report prints them.</summary>
    public required string Checksum { get; init; }

    /// <summary>"intern – enthält Titel und Partner, nicht zur Veröffentlichung".</summary>
    public required string Warning { get; init; }

    /// <summary>Title block: number, Stichtag, checksums, catalogue.</summary>
    public required IReadOnlyList<Labelled> TitleBlock { get; init; }

    /// <summary>How to check, with and without a shell.</summary>
    public required IReadOnlyList<Labelled> HowToCheck { get; init; }

    /// <summary>All lines: Nachweis-Nr., Vorhaben, Ist, Soll, Bewertung.</summary>
    public required IReadOnlyList<ProofOverviewRow> Overview { get; init; }

    /// <summary>The lines by milestone.</summary>
    public required IReadOnlyList<ProofMilestone> Milestones { get; init; }

    /// <summary>Sentences on what was read and rejected.</summary>
    public required string RejectedSentence { get; init; }

    /// <summary>All rejected rows and values; null where there are none.</summary>
    public TableBlock? Rejected { get; init; }

    /// <summary>All counting rules by number, so that every one that is cited can be read here.</summary>
    public required IReadOnlyList<Labelled> CountingRules { get; init; }

    /// <summary>The rows of the state table by number.</summary>
    public required IReadOnlyList<Labelled> StatusRules { get; init; }
}

/// <summary>A line in the overview; the template adds the page.</summary>
internal sealed record ProofOverviewRow(string Id, string Title, string Actual, string Target, StatusView Status);

/// <summary>A milestone with its wording, printed once, and its lines.</summary>
internal sealed record ProofMilestone(string Heading, string? Quotation, IReadOnlyList<ProofLine> Lines);

/// <summary>A line; its bookmark is the id.</summary>
internal sealed record ProofLine(string Id, string Title, StatusView Status, IReadOnlyList<ProofSection> Sections);

/// <summary>A section of a line: facts, then tables of rows.</summary>
internal sealed record ProofSection(string Title, IReadOnlyList<Labelled> Facts, IReadOnlyList<ProofGroup> Groups);

/// <summary>Rows of one group: the head of the column that tells what they count for or miss, and what is left out.</summary>
internal sealed record ProofGroup(string Title, string Column, bool IsCounted, IReadOnlyList<ProofRow> Rows, string? Note);

/// <summary>A row: what would be a column of its own on a wider page stands below what it belongs to.</summary>
internal sealed record ProofRow(
    string Number, string Date, string Title, string Kind, string Partners, string Place, string Counts, string Document, string Late);
