using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Stellungnahmen, gelesen aus ihren Zeilen: ohne Zeile des Zielkatalogs, Tag, Funktion oder Ursache wird zurückgewiesen.
/// </summary>
/// <param name="Remarks">Readable remarks, ordered by line, day, role and wording (ordinal).</param>
/// <param name="Rejected">Rejected rows and values, in the order of the rows.</param>
public sealed record RemarkReading(ImmutableArray<Remark> Remarks, ImmutableArray<RejectedRow> Rejected);

/// <summary>
/// Liest Stellungnahmen: ohne Zeile des Zielkatalogs, Tag, Funktion oder Ursache wird die Zeile zurückgewiesen.
/// </summary>
/// <remarks>Role, cause and measure are prose that is printed and never compared: their form is mended, not rejected.</remarks>
public static class RemarkReader
{
    /// <summary>Judges every row.</summary>
    public static RemarkReading Read(IEnumerable<RemarkRow> rows)
    {
        List<Remark> remarks = [];
        List<RejectedRow> rejected = [];
        foreach (RemarkRow row in rows)
        {
            string name = $"Stellungnahme {(DeliveredText.IsMissing(row.Indicator) ? "(ohne Zeile)" : row.Indicator)}";
            if (WhyRejected(row) is string reason)
            {
                rejected.Add(new RejectedRow(name, null, reason));
                continue;
            }

            ValueReader values = new(name);
            remarks.Add(ReadValues(row, values));
            rejected.AddRange(values.Rejected);
        }

        return new RemarkReading(
            [
                .. remarks.OrderBy(remark => remark.Indicator, StringComparer.Ordinal)
                    .ThenBy(remark => remark.WrittenOn)
                    .ThenBy(remark => remark.Role, StringComparer.Ordinal)
                    .ThenBy(remark => remark.Cause, StringComparer.Ordinal),
            ],
            [.. rejected]);
    }

    private static string? WhyRejected(RemarkRow row) =>
        DeliveredText.IsMissing(row.Indicator) ? "Zeile des Zielkatalogs fehlt"
        : DeliveredText.WhyUnreadable(row.Indicator!) is string reason ? $"Zeile des Zielkatalogs unlesbar: {reason}"
        : DeliveredDate.Day(row.WrittenOn) is null ? $"kein Datum (JJJJ-MM-TT): {row.WrittenOn}"
        : DeliveredText.Prose(row.Role) is null ? "Funktion fehlt"
        : DeliveredText.Prose(row.Cause) is null ? "Ursache fehlt"
        : null;

    private static Remark ReadValues(RemarkRow row, ValueReader values)
    {
        DateOnly? newDate = DeliveredDate.Day(row.NewDate);
        if (newDate is null && !DeliveredText.IsMissing(row.NewDate))
        {
            values.Reject("neuer_termin", row.NewDate, "kein Datum (JJJJ-MM-TT)");
        }

        return new Remark(
            row.Indicator!, DeliveredDate.Day(row.WrittenOn)!.Value, DeliveredText.Prose(row.Role)!, DeliveredText.Prose(row.Cause)!,
            DeliveredText.Prose(row.Measure), newDate);
    }
}
