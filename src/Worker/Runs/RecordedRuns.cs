using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Runs;

/// <summary>The recorded Auswertungen: read from the ledger, judged again from their own rows and rules.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="warn">Takes what an operator should know.</param>
internal sealed class RecordedRuns(LedgerStore ledger, Action<string> warn)
{
    private const int MostNamed = 12;

    /// <summary>An Auswertung as one side of a comparison.</summary>
    public static ComparedRun Compared(Auswertung run) => new(run.Number?.ToString() ?? ComparedRun.Now, run.Result, run.Partners)
    {
        Follows = run.Follows ?? run.Previous?.Number.ToString(),
    };

    /// <summary>The Auswertung with a number, as a person types it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="othersNamed">Lines of which the rows that lack several conditions are named; null: none.</param>
    /// <exception cref="UserError">There is none (exit code 2; the message names those that there are), or its record is damaged.</exception>
    public Auswertung Find(string number, IReadOnlySet<string>? othersNamed = null)
    {
        ImmutableArray<string> known = [.. ledger.Entries().Select(entry => entry.RunNumber).Distinct(StringComparer.Ordinal)];
        string? found = RunNumber.Typed(number)?.ToString();
        return found is not null && known.Contains(found) ? Read(ledger.RecordOf(found)!, othersNamed ?? ImmutableHashSet<string>.Empty) : throw new UserError(
            $"Die Auswertung „{number}“ ist nicht verzeichnet. "
            + (known.IsEmpty ? "Verzeichnet ist noch keine." : $"Verzeichnet sind: {Named(known)}."), 2);
    }

    /// <summary>The Auswertung of an entry.</summary>
    /// <exception cref="UserError">Its record is damaged, or in a form that this program cannot read.</exception>
    public Auswertung Of(LedgerEntry entry) => Read(ledger.RecordOf(entry), ImmutableHashSet<string>.Empty);

    /// <summary>
    /// The last report delivered to the meeting's committee before the meeting, or an earlier revision of its own, and its Auswertung; null: there is none.
    /// </summary>
    /// <remarks>
    /// A damaged record is said aloud and does not keep the next report from the table: it then prints number and checksum,
    /// and that nothing could be compared.
    /// </remarks>
    public (DeliveredReport? Report, Auswertung? Run) DeliveredBefore(Meeting meeting, int revision)
    {
        if (ledger.DeliveredBefore(meeting, revision) is not DeliveredReport report)
        {
            return (null, null);
        }

        try
        {
            return (report, Find(report.Number.ToString()));
        }
        catch (UserError fault)
        {
            warn($"Der letzte Bericht {report.Number} lässt sich nicht vergleichen: {fault.Message}");
            return (report, null);
        }
    }

    /// <summary>
    /// What a digest is compared with: the last digest of an earlier month; before the first one the newest delivered report whose Stichtag lies before;
    /// null: there is neither. A damaged record is said aloud, and nothing is compared.
    /// </summary>
    /// <param name="digest">Number of the digest.</param>
    /// <param name="asOf">Its Stichtag.</param>
    public (DeliveredReport? Report, Auswertung? Run) BeforeDigest(RunNumber digest, DateOnly asOf)
    {
        ImmutableArray<LedgerEntry> entries = ledger.Entries();
        LedgerEntry? last = entries
            .Where(entry => RunNumber.TryParse(entry.RunNumber) is { Kind: RunKind.Digest } number && number.Day < digest.Day)
            .OrderBy(entry => entry.RunNumber, StringComparer.Ordinal).ThenBy(entry => entry.Sequence).LastOrDefault();
        IReadOnlyDictionary<string, int> delivered = ledger.DeliveredRuns();
        IEnumerable<LedgerEntry> candidates = last is not null ? [last]
            : entries.Reverse().Where(entry => delivered.TryGetValue(entry.RunNumber, out int sequence) && sequence == entry.Sequence);
        foreach (LedgerEntry entry in candidates)
        {
            DeliveredReport report = new(RunNumber.Parse(entry.RunNumber), entry.RecordSha256);
            try
            {
                Auswertung run = Of(entry);
                if (run.AsOf < asOf)
                {
                    return (report, run);
                }
            }
            catch (UserError fault)
            {
                warn($"Die letzte Auswertung {report.Number} lässt sich nicht vergleichen: {fault.Message}");
                return (report, null);
            }
        }

        return (null, null);
    }

    /// <summary>The Auswertung of the newest delivered report, of whichever committee; null: there is none.</summary>
    /// <exception cref="UserError">Its record is damaged, or in a form that this program cannot read.</exception>
    public Auswertung? LastDelivered()
    {
        IReadOnlyDictionary<string, int> delivered = ledger.DeliveredRuns();
        return ledger.Entries().LastOrDefault(entry => delivered.TryGetValue(entry.RunNumber, out int sequence) && sequence == entry.Sequence) is LedgerEntry entry
            ? Of(entry) : null;
    }

    private Auswertung Read(LedgerRecord record, IReadOnlySet<string> othersNamed)
    {
        if (Checksums.Sha256(record.Json) != record.Sha256)
        {
            throw new UserError(
                $"Der gespeicherte Nachweis von {record.RunNumber} passt nicht zu seiner Prüfsumme: Er wurde in der Datenbank geändert. "
                + "Bitte „kiindicators ledger verify“ aufrufen und eine Sicherung einspielen.");
        }

        Auswertung run = (RecordReader.Read(record.Json) with { OthersNamed = othersNamed }).Evaluate();
        byte[] follows = run.ToJson();
        if (!follows.AsSpan().SequenceEqual(record.Json))
        {
            string first = RecordDifferences.Of(CanonicalReader.Read(record.Json), CanonicalReader.Read(follows)).First();
            warn($"Diese Programmversion rechnet {record.RunNumber} anders als die damalige. {first} "
                + "Gezeigt wird die heutige Rechnung; gedruckt wurde die damalige.");
        }

        return run;
    }

    private static string Named(ImmutableArray<string> known) => known.Length <= MostNamed
        ? string.Join(", ", known)
        : $"{string.Join(", ", known.TakeLast(MostNamed))} und {known.Length - MostNamed} frühere";
}
