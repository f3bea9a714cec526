using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Partner, gelesen aus ihren Zeilen: ohne lesbare, einmalige Nummer keine Zeile; ohne lesbare Art bleibt der Partner ohne Art,
/// ohne Angabe gilt er als nicht ehrenamtlich.
/// </summary>
/// <param name="Partners">Readable partners, ordered by id (ordinal).</param>
/// <param name="Rejected">Rejected rows and values, in the order of the rows.</param>
public sealed record PartnerReading(ImmutableArray<Partner> Partners, ImmutableArray<RejectedRow> Rejected);

/// <summary>
/// Liest Netzwerkpartner: ohne lesbare, einmalige Nummer keine Zeile; ohne lesbare Art bleibt der Partner ohne Art.
/// </summary>
public static class PartnerReader
{
    /// <summary>Judges every row by the rules of ids and values that hold for activities.</summary>
    public static PartnerReading Read(IEnumerable<PartnerRow> rows)
    {
        ImmutableArray<PartnerRow> delivered = [.. rows];
        HashSet<string> doubled =
        [
            .. delivered.CountBy(row => row.Id ?? "", StringComparer.Ordinal)
                .Where(count => count.Value > 1)
                .Select(count => count.Key),
        ];

        List<Partner> partners = [];
        List<RejectedRow> rejected = [];
        foreach (PartnerRow row in delivered)
        {
            string name = $"Partner {(DeliveredText.IsMissing(row.Id) ? ActivityRowRules.NoId : row.Id)}";
            string? reason = ActivityRowRules.BadId(row.Id) ?? (doubled.Contains(row.Id!) ? ActivityRowRules.DoubledId : null);
            if (reason is not null)
            {
                rejected.Add(new RejectedRow(name, null, reason));
                continue;
            }

            ValueReader values = new(name);
            partners.Add(ReadValues(row, values));
            rejected.AddRange(values.Rejected);
        }

        return new PartnerReading([.. partners.OrderBy(partner => partner.Id, StringComparer.Ordinal)], [.. rejected]);
    }

    private static Partner ReadValues(PartnerRow row, ValueReader values)
    {
        if (DeliveredText.IsMissing(row.Type))
        {
            values.Reject("typ", row.Type, "Art des Partners fehlt");
        }

        return new Partner(
            row.Id!, DeliveredText.Prose(row.Name) ?? "", values.Text("typ", row.Type) ?? "", IsVoluntary(row, values));
    }

    // Not recorded means no: the register marks volunteers, it does not deny them one by one.
    private static bool IsVoluntary(PartnerRow row, ValueReader values)
    {
        if (!DeliveredText.IsMissing(row.Voluntary) && row.Voluntary is not ("0" or "1"))
        {
            values.Reject("ehrenamtlich", row.Voluntary, "weder 1 noch 0");
        }

        return row.Voluntary == "1";
    }
}
