using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>The entries of the ledger for the terminal; on a narrow one each has two lines, so that no number, day or checksum is cut.</summary>
internal static class LedgerTable
{
    private const int Wide = 110;
    private const string Version = "Version";

    /// <summary>The table.</summary>
    /// <param name="entries">The entries, in the order of the chain.</param>
    /// <param name="delivered">Number of a delivered report to the place of its entry.</param>
    /// <param name="width">Width of the terminal in characters.</param>
    public static Table Of(IEnumerable<LedgerEntry> entries, IReadOnlyDictionary<string, int> delivered, int width)
    {
        bool isNarrow = width < Wide;
        Table table = new Table().Border(TableBorder.Simple);
        string[] heads = isNarrow
            ? ["Nr.", "Auswertung", "eingetragen", "zugestellt", Version, "Prüfsumme"]
            : ["Nr.", "Auswertung", "eingetragen", "zugestellt", Version, "Commit", "Prüfsumme des Nachweises"];
        foreach (string head in heads)
        {
            // What gives way to a committee with a long name.
            table.AddColumn(head, column => column.NoWrap = head != Version);
        }

        foreach (LedgerEntry entry in entries)
        {
            string number = entry.RunNumber;
            string isDelivered = delivered.TryGetValue(number, out int sequence) && sequence == entry.Sequence ? "ja" : "nein";
            string commit = entry.ProgramCommit[..Math.Min(entry.ProgramCommit.Length, 12)];
            string checksum = ShortChecksum.Of(entry.RecordSha256).ToString();
            string[] cells = isNarrow
                ? [$"{entry.Sequence}", number, entry.RecordedText.Replace(' ', '\n'), isDelivered, $"{entry.ProgramVersion}\n{commit}", InTwo(checksum)]
                : [$"{entry.Sequence}", number, entry.RecordedText, isDelivered, entry.ProgramVersion, commit, checksum];
            table.AddRow([.. cells.Select(Terminal.Cell)]);
        }

        return table;
    }

    // Four groups of digits: two above two.
    private static string InTwo(string checksum) =>
        checksum.LastIndexOf(' ', checksum.Length / 2) is > 0 and int middle ? $"{checksum[..middle]}\n{checksum[(middle + 1)..]}" : checksum;
}
