using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Digest;

namespace KiIndicators.Worker.Watch;

/// <summary>Whether the monthly digest is missing: no data arrive, or nobody makes it.</summary>
/// <param name="calendar">When it is due.</param>
/// <param name="readers">Who gets it.</param>
/// <param name="options">Who gets copies.</param>
internal sealed class DigestFindings(DigestCalendar calendar, MailOptions readers, DigestOptions options)
{
    /// <summary>What is wrong; where nobody gets a digest, nothing is.</summary>
    /// <param name="ledger">The entries of the ledger by number.</param>
    /// <param name="now">The moment.</param>
    public IEnumerable<Finding> Of(ILookup<string, LedgerEntry> ledger, DateTimeOffset now)
    {
        DigestMonth month = calendar.Due(now);
        string number = month.Number.ToString();
        if (options.IsWanted(readers) && !ledger.Contains(number) && now - calendar.DueAt(month) >= ReportFindings.Grace)
        {
            yield return new Finding(
                FindingKind.DigestMissing, number, Severity.Warning,
                $"Der Digest {number} ist seit {GermanText.Day(calendar.DueDay(month))} fällig und nicht erstellt; die Leitung hat ihn nicht.");
        }
    }
}
