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

    /// <summary>The Auswertung with a number.</summary>
    /// <exception cref="UserError">There is none (exit code 2; the message names those that there are), or its record is damaged.</exception>
    public RunRecord Find(string number)
    {
        ImmutableArray<string> known = [.. ledger.Entries().Select(entry => entry.RunNumber).Distinct(StringComparer.Ordinal)];
        string? found = known.FirstOrDefault(entry => string.Equals(entry, number.Trim(), StringComparison.OrdinalIgnoreCase));
        return found is not null ? Read(ledger.RecordOf(found)!) : throw new UserError(
            $"Die Auswertung „{number}“ ist nicht verzeichnet. "
            + (known.IsEmpty ? "Verzeichnet ist noch keine." : $"Verzeichnet sind: {Named(known)}."), 2);
    }

    /// <summary>The Auswertung with a number as one side of a comparison.</summary>
    /// <exception cref="UserError">As <see cref="Find"/>.</exception>
    public ComparedRun Compared(string number)
    {
        RunRecord run = Find(number);
        return new ComparedRun(run.Number, run.Evaluation, run.Partners);
    }

    /// <summary>The last report delivered to the meeting's committee before the meeting; null: there is none.</summary>
    /// <remarks>
    /// A damaged record is said aloud and does not keep the next report from the table: it then prints number and checksum,
    /// and that nothing could be compared.
    /// </remarks>
    public PreviousRecord? DeliveredBefore(Meeting meeting)
    {
        if (ledger.DeliveredBefore(meeting) is not DeliveredReport report)
        {
            return null;
        }

        try
        {
            return new PreviousRecord(report, Compared(report.Number));
        }
        catch (UserError fault)
        {
            warn($"Der letzte Bericht {report.Number} lässt sich nicht vergleichen: {fault.Message}");
            return new PreviousRecord(report, null);
        }
    }

    private RunRecord Read(LedgerRecord record)
    {
        if (Checksums.Sha256(record.Json) != record.Sha256)
        {
            throw new UserError(
                $"Der gespeicherte Nachweis von {record.RunNumber} passt nicht zu seiner Prüfsumme: Er wurde in der Datenbank geändert. "
                + "Bitte „kiindicators ledger verify“ aufrufen und eine Sicherung einspielen.");
        }

        RunRecord run = RecordReader.Read(record.Json).ToRecord();
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
