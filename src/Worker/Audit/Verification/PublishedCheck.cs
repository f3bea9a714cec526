using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>Compares a published PDF with the ledger: what is printed lies outside the reach of whoever can write the database.</summary>
internal static class PublishedCheck
{
    /// <summary>Compares number, checksum and the previous report's; the pages are another matter (<see cref="PaperCheck"/>).</summary>
    /// <param name="entries">All entries of the ledger.</param>
    /// <param name="delivered">Places of the delivered Auswertungen by number.</param>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">The file is no report, or the ledger does not know its number.</exception>
    public static PublishedResult Run(
        ImmutableArray<LedgerEntry> entries, IReadOnlyDictionary<string, int> delivered, byte[] pdf, string name)
    {
        Imprint printed = Imprint.Read(pdf, name);
        string number = printed.Number.ToString();
        ImmutableArray<LedgerEntry> known = [.. entries.Where(entry => entry.RunNumber == number)];
        if (known.IsEmpty)
        {
            throw new UserError(
                $"Die Auswertung {printed.Number} steht nicht im Auswertungsbuch. Wurde sie mit dieser Datenbank erstellt, so wurde "
                + "ihr Eintrag entfernt; sonst bitte die richtige Datenbank einrichten.");
        }

        LedgerEntry? entry = known.LastOrDefault(entry => Fits(entry, printed));
        List<string> lines =
        [
            entry is null
                ? $"Weicht ab: {printed.Number} ist mit der Prüfsumme {printed.Checksum} gedruckt; im Auswertungsbuch steht "
                    + string.Join(" und ", known.Select(one => ShortChecksum.Of(one.RecordSha256))) + "."
                : $"Stimmt: {printed.Number}, Prüfsumme {printed.Checksum}, ist Eintrag {entry.Sequence} vom {entry.RecordedText} Uhr, "
                    + (delivered.GetValueOrDefault(number) == entry.Sequence ? "zugestellt." : "von Hand erstellt und nicht zugestellt."),
        ];
        bool isSound = entry is not null;
        if (printed.Previous is Imprint previous)
        {
            bool fits = entries.Any(one => Fits(one, previous));
            isSound &= fits;
            lines.Add(fits
                ? $"Stimmt: Der gedruckte letzte Bericht {previous.Number}, Prüfsumme {previous.Checksum}, steht im Auswertungsbuch."
                : $"Weicht ab: Der gedruckte letzte Bericht {previous.Number}, Prüfsumme {previous.Checksum}, steht so nicht im Auswertungsbuch.");
        }

        if (entry is null)
        {
            lines.Add("Die Datei selbst ist nicht verglichen: Es gibt keinen passenden Eintrag.");
        }

        return new PublishedResult(isSound, lines, entry);
    }

    private static bool Fits(LedgerEntry entry, Imprint printed) =>
        entry.RunNumber == printed.Number.ToString() && printed.Checksum.Fits(entry.RecordSha256);
}

/// <summary>What the comparison found.</summary>
/// <param name="IsSound">Whether what is printed agrees with the ledger.</param>
/// <param name="Lines">What was compared, in German.</param>
/// <param name="Entry">The entry that the file says it is of; null where the ledger has none with its checksum.</param>
internal sealed record PublishedResult(bool IsSound, IReadOnlyList<string> Lines, LedgerEntry? Entry);
