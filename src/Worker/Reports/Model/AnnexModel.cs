namespace KiIndicators.Worker.Reports.Model;

/// <summary>Anlage-Nachweise.pdf: how it was counted, what the Auslegungen do, what changed, and from which rows each number comes.</summary>
internal sealed record AnnexModel : Paper
{
    /// <summary>Gremium, Sitzung, Stichtag, Datenbestand, Grundlage.</summary>
    public required IReadOnlyList<Labelled> Facts { get; init; }

    /// <summary>The whole programme on one time axis.</summary>
    public ChartBlock? ProgrammeChart { get; init; }

    /// <summary>Every line that changed since the last report, and every number of it that is corrected; empty for the first.</summary>
    public IReadOnlyList<ChangeTable> Changes { get; init; } = [];

    /// <summary>Counting rules by number: "Z-1".</summary>
    public required IReadOnlyList<Labelled> CountingRules { get; init; }

    /// <summary>Standing of the rulings in one sentence.</summary>
    public required string RulingsStanding { get; init; }

    /// <summary>Auslegungen with result and other reading, for the committee to decide.</summary>
    public required IReadOnlyList<RulingRow> Rulings { get; init; }

    /// <summary>Evidence, line by line.</summary>
    public required IReadOnlyList<EvidenceBlock> Evidence { get; init; }

    /// <summary>Sentence on the quality of the rows: read, rejected, recorded late.</summary>
    public required IReadOnlyList<string> DataQuality { get; init; }

    /// <summary>Rejected rows and values; null where none.</summary>
    public TableBlock? Rejected { get; init; }
}

/// <summary>Places in the Anlage to which the report leads; the evidence of a line has the anchor <see cref="Evidence"/>.</summary>
internal static class AnnexAnchors
{
    /// <summary>The list of Auslegungen.</summary>
    public const string Rulings = "auslegungen";

    /// <summary>What changed, line by line.</summary>
    public const string Changes = "veraenderungen";

    /// <summary>Corrected numbers of the last report.</summary>
    public const string Corrections = "berichtigungen";

    /// <summary>The evidence of a line.</summary>
    /// <param name="line">Nachweis-Nr.</param>
    public static string Evidence(string line) => $"nachweis-{line}";
}
