using System.Collections.Immutable;
using System.Text.Json;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>
/// Compares the deliveries with the chain. What was delivered stands beside the ledger, in a table that may be written: the chain
/// says within its hashes which entries were made for delivery, and each record names the delivered report before it.
/// </summary>
internal static class DeliveryCheck
{
    private const string Meaning = "Das heißt: Die Zustellung wurde gelöscht oder auf einen anderen Eintrag umgelenkt.";

    /// <summary>Every difference, in German.</summary>
    /// <param name="chain">Entries with the text of their record, ordered by place; the chain itself is sound.</param>
    /// <param name="deliveries">The deliveries.</param>
    public static ImmutableArray<string> Run(IEnumerable<(LedgerEntry Entry, string Record)> chain, ImmutableArray<LedgerDelivery> deliveries)
    {
        List<LedgerEntry> entries = [];
        List<(LedgerEntry Entry, string Number, string Sha256)> previous = [];
        foreach ((LedgerEntry entry, string record) in chain)
        {
            entries.Add(entry);
            if (PreviousOf(record) is (string number, string sha256))
            {
                previous.Add((entry, number, sha256));
            }
        }

        ILookup<int, LedgerDelivery> bySequence = deliveries.ToLookup(delivery => delivery.Sequence);
        return
        [
            .. deliveries.Select(delivery => FaultOf(delivery, entries.Find(entry => entry.Sequence == delivery.Sequence))).OfType<string>(),
            .. bySequence.Where(same => same.Count() > 1).Select(same =>
                $"Eintrag {same.Key} gilt als mehrfach zugestellt: {string.Join(", ", same.Select(delivery => delivery.Expected))}. {Meaning}"),
            .. entries.Where(entry => entry.Delivery == "ja" && !bySequence.Contains(entry.Sequence)).Select(entry =>
                $"Eintrag {entry.Sequence} ({entry.RunNumber}) wurde zugestellt, ist aber nicht mehr als zugestellt vermerkt. {Meaning}"),
            .. previous.Where(said => !deliveries.Any(delivery => delivery.Number == said.Number
                    && entries.Find(entry => entry.Sequence == delivery.Sequence)?.RecordSha256 == said.Sha256))
                .Select(said =>
                    $"Eintrag {said.Entry.Sequence} ({said.Entry.RunNumber}) nennt als letzten zugestellten Bericht {said.Number} mit der Prüfsumme "
                    + $"{said.Sha256}; so ist er nicht als zugestellt vermerkt. {Meaning}"),
        ];
    }

    private static string? FaultOf(LedgerDelivery delivery, LedgerEntry? entry) => entry switch
    {
        null => $"Am Ende fehlt Eintrag {delivery.Sequence}: {delivery.Number ?? delivery.Expected} ist als zugestellt vermerkt. Das heißt: Der Eintrag wurde gelöscht, oder die Zustellung umgelenkt.",
        _ when delivery.Number != delivery.Expected || entry.RunNumber != delivery.Expected =>
            $"Als zugestellt vermerkt ist zur Auswertung {delivery.Expected} der Eintrag {entry.Sequence} ({entry.RunNumber}), bezeichnet als {delivery.Number ?? "NULL"}. {Meaning}",
        { Delivery: "nein" } =>
            $"Als zugestellt vermerkt ist Eintrag {entry.Sequence} ({entry.RunNumber}), der von Hand erstellt ist. {Meaning}",
        _ => null,
    };

    private static (string Number, string Sha256)? PreviousOf(string record)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(record);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("letzter_bericht", out JsonElement last) && last.ValueKind == JsonValueKind.Object
                ? (last.GetProperty("nummer").GetString()!, last.GetProperty("sha256").GetString()!)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // no record of ours: that the chain holds it as it was written is what the chain says
        }
    }
}
