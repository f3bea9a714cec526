using System.Globalization;
using System.Text;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>The chain as files that can be checked with sha256sum alone.</summary>
internal static class LedgerExport
{
    /// <summary>Name of the list of checksums.</summary>
    public const string List = "Auswertungsbuch.sha256";

    /// <summary>Name of the explanation.</summary>
    public const string Explanation = "LIESMICH.txt";

    /// <summary>The first line of the explanation, by which that of any version is known.</summary>
    public const string Heading = "Auswertungsbuch von KiIndicators";

    /// <summary>The explanation.</summary>
    public const string Guide = Heading + "\n" +
        """
        ================================

        NNNNNN.json           ein Eintrag: Nummer der Auswertung, Zeitpunkt, Version des Programms, Prüfsummen aller Dateien
        NNNNNN-Nachweis.json  der Nachweis dieser Auswertung, wie er veröffentlicht wurde
        Auswertungsbuch.sha256  die Prüfsummen aller dieser Dateien

        So wird die Kette ohne KiIndicators geprüft (Linux, macOS; unter Windows: certutil -hashfile DATEI SHA256):

        1. Dateien unverändert?        sha256sum -c Auswertungsbuch.sha256
        2. Kette geschlossen?          Jeder Eintrag nennt unter "vorher" die Prüfsumme der Datei davor; der erste nennt 64 Nullen.
                                       sha256sum 000001.json   muss sein, was in 000002.json unter "vorher" steht, und so fort.
           Alle auf einmal:
             v=$(printf '%064d' 0)
             for f in ??????.json; do
               grep -q "\"vorher\":\"$v\"" "$f" || echo "Kette bricht vor $f"
               v=$(sha256sum "$f" | cut -c1-64)
             done
        3. Nachweis passt zum Eintrag? sha256sum 000001-Nachweis.json   muss sein, was in 000001.json unter "nachweis_sha256" steht.
        4. Passt zum Veröffentlichten? Die ersten 16 Stellen von "nachweis_sha256" stehen im Sachstandsbericht als Prüfsumme.

        Schritt 1 bis 3 beweisen nur, dass dieser Export in sich stimmt. Wer ihn neu erstellt, kann auch alle Prüfsummen neu
        berechnen. Dagegen hilft allein, was außer Haus liegt: der veröffentlichte Bericht (Schritt 4) und ein früherer Export.

        """;

    /// <summary>Name and content of the two files of an entry.</summary>
    /// <exception cref="UserError">The entry is broken.</exception>
    public static IEnumerable<(string Name, byte[] Content)> FilesOf(LedgerEntry entry, string record)
    {
        string number = entry.Sequence.ToString("000000", CultureInfo.InvariantCulture);
        byte[] content = entry.Content() ?? throw new UserError(
            $"Eintrag {entry.Sequence} ist beschädigt. Bitte zuerst „kiindicators ledger verify“ aufrufen.");
        return [($"{number}.json", content), ($"{number}-{AuswertungFiles.Record}", Encoding.UTF8.GetBytes(record))];
    }

    /// <summary>Whether a file of this name can have come from an export.</summary>
    public static bool IsOurs(string name) => name is List or Explanation
        || (name.Length > 6 && name[..6].All(char.IsAsciiDigit) && name[6..] is ".json" or "-" + AuswertungFiles.Record);
}
