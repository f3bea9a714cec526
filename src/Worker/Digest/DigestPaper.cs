using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;

namespace KiIndicators.Worker.Digest;

/// <summary>The words and the picture of a digest: what text and HTML both say, in this order.</summary>
internal sealed record DigestPaper
{
    private const string AboutPicture = "Alle Meilensteine";

    /// <summary>Builds it.</summary>
    /// <param name="month">The month.</param>
    /// <param name="briefing">The blocks.</param>
    /// <param name="checksum">Hash of Nachweis.json in hexadecimal.</param>
    /// <param name="topic">Short title of the Schwerpunkt that a copy is about; null: all.</param>
    /// <param name="essence">What the subject ends with.</param>
    public static DigestPaper Build(DigestMonth month, Briefing briefing, string checksum, string? topic, string essence)
    {
        string title = topic is null ? $"Umsetzungsstand {month.Name}" : $"{topic}: Umsetzungsstand {month.Name}";
        return new DigestPaper
        {
            Subject = $"Integrationszentrum: {title} – {essence}",
            Title = title,
            Notice = briefing.Notice,
            Lead = $"{briefing.Tally}. Meilensteine: {briefing.States}.",
            Briefing = briefing,
            Picture = briefing.Picture.IsEmpty ? null : StatesChart.Render(briefing.Picture, briefing.Legend),
            PictureHeading = AboutPicture,
            Imprint =
            [
                $"Gezählt ist alles bis {GermanText.Day(month.Last)}.",
                $"Auswertung {month.Number}, Prüfsumme {ShortChecksum.Of(checksum)}.",
                PaperFacts.Closing,
            ],
        };
    }

    /// <summary>Subject: the essence, and never "KI" first.</summary>
    public required string Subject { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>"BEISPIELDATEN – keine echten Angaben", or null.</summary>
    public required string? Notice { get; init; }

    /// <summary>The first paragraph.</summary>
    public required string Lead { get; init; }

    /// <summary>The blocks.</summary>
    public required Briefing Briefing { get; init; }

    /// <summary>The picture; null where there is none.</summary>
    public required ChartPicture? Picture { get; init; }

    /// <summary>The heading above it.</summary>
    public required string PictureHeading { get; init; }

    /// <summary>Number, checksum, and how it was computed.</summary>
    public required ImmutableArray<string> Imprint { get; init; }

    /// <summary>The plain-text part; lines end with LF.</summary>
    public string Text => string.Concat(
    [
        BriefingText.Wrap(Title), new string('=', Math.Min(Title.Length, BriefingText.Width)), "\n",
        .. Notice is null ? Array.Empty<string>() : ["\n", BriefingText.Wrap(Notice)],
        "\n", BriefingText.Wrap(Lead),
        BriefingText.Write(Briefing),
        .. Picture is null ? Array.Empty<string>() : ["\n", BriefingText.Heading(PictureHeading), "\n", .. Picture.Clauses.Select(clause => BriefingText.Wrap(clause, "  ", "    "))],
        "\n-- \n", .. Imprint.Select(line => BriefingText.Wrap(line)),
    ]);
}
