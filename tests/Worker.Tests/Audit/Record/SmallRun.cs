using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Tests.Audit.Verification;
using KiIndicators.Worker.Tests.Intake.Catalogue;

namespace KiIndicators.Worker.Tests.Audit.Record;

/// <summary>An Auswertung of one line and three activities with a stand-in for its PDF.</summary>
internal static class SmallRun
{
    public static AuswertungBasis Run(string number = "SGS-2026-09-03-1", DeliveredReport? previous = null)
    {
        string text = CatalogueFolder.Programme();
        return new AuswertungBasis
        {
            Number = RunNumber.Parse(number),
            Meeting = new Meeting(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3), 1, new TimeOnly(16, 0)),
            AsOf = new DateOnly(2026, 8, 16),
            IsSample = true,
            Previous = previous,
            Fingerprint = new DataFingerprint(new string('f', 64), 4),
            Catalogue = CatalogueLoader.Load([new CatalogueFile("k.yaml", Checksums.Sha256(Encoding.UTF8.GetBytes(text)), text)]),
            Baselines = [],
            Withheld = ImmutableDictionary<string, string>.Empty,
            Reading = new ActivityReading([Event("A-1", 3), Event("A-2", 5), Event("A-3", 11)], [new RejectedRow("A-4", null, "doppelte Nummer")]),
            Partners = [new Partner("P-1", "Verein Morgenrot", "Verein", true)],
            Remarks = [new Remark("L-1", new DateOnly(2026, 8, 1), "Leitung", "Krankheit", null, null)],
        };
    }

    public static ImmutableSortedDictionary<string, byte[]> Files(AuswertungBasis run) => Files(run.Evaluate().ToJson(), run);

    /// <summary>A folder as a forger would make it: everything fits the record given.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Files(byte[] record, AuswertungBasis run)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["Nachweis.json"] = record,
            ["Nachweis.csv"] = EvidenceCsv.Write(run.Evaluate()),
            ["Sachlage.txt"] = "BEISPIELDATEN"u8.ToArray(),
            ["Pruefnachweis.pdf"] = Pdf(run.Number!.ToString(), Checksums.Sha256(record), title: "Prüfnachweis"),
            ["Sachstandsbericht.pdf"] = Pdf(run.Number!.ToString(), Checksums.Sha256(record), run.Previous),
            ["Anlage-Nachweise.pdf"] = Pdf(run.Number!.ToString(), Checksums.Sha256(record), run.Previous, "Anlage"),
        };
        files["Nachweis.sha256"] = Checksums.File(files);
        return files.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>One page: the smallest PDF that says what a report says about itself.</summary>
    public static byte[] Pdf(string number, string checksum, DeliveredReport? previous = null, string title = "Sachstandsbericht") => SmallPdf.Of(
        SmallPdf.Text(title, 720) + SmallPdf.Text($"Auswertungsnummer {number}, Prüfsumme {ShortChecksum.Of(checksum)}")
        + (previous is null ? "" : SmallPdf.Text($"Letzter Bericht: {previous.Number}, Prüfsumme {ShortChecksum.Of(previous.Sha256)}", 680)));

    private static Activity Event(string id, int month) => new()
    {
        Id = id,
        Kind = ActivityKind.Event,
        Title = "Treffen",
        StartDate = new DateOnly(2026, month, 1),
        Status = month < 9 ? ActivityStatus.Held : ActivityStatus.Planned,
        Attributes = [new ActivityAttribute("kommune", "05334004"), new ActivityAttribute("partner", "P-1")],
    };
}
