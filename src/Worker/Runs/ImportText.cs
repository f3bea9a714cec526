using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Runs;

/// <summary>What an import did, as sentences for the person at the keyboard or at the watched folder.</summary>
internal static class ImportText
{
    private const int MostUncounted = 30;

    /// <summary>The sentences in their order; the faults are not among them.</summary>
    public static IEnumerable<string> Lines(ImportOutcome outcome)
    {
        ImportResult result = outcome.Result;
        foreach (ImportFault warning in result.Warnings)
        {
            yield return $"Hinweis: {warning}";
        }

        if (!result.IsWritten && !result.IsRehearsed)
        {
            yield break;
        }

        if (result.IsRehearsed)
        {
            yield return "Probelauf: nichts wird geschrieben; so wäre es.";
        }

        // First what may have to be put right before the numbers below are believed.
        foreach (string line in result.Counts.Select(count => count.ToString())
            .Concat(Block($"Sehr wahrscheinlich dieselbe Aktivität{(result.IsRehearsed ? "" : "; jede zählt, bis eine zurückgezogen ist (activities withdraw)")}:", outcome.Alike))
            .Concat(Block("Geändert:", ChangesOf(result)))
            .Concat(Block(result.IsRehearsed ? "In den Ergebnissen würde sich ändern:" : "In den Ergebnissen hat sich geändert:", outcome.Lines)))
        {
            yield return line;
        }

        if (result.IsRehearsed && outcome.Lines.IsEmpty)
        {
            yield return "An den Ergebnissen würde sich nichts ändern.";
        }

        if (outcome.Counting is string counting)
        {
            yield return counting;
        }

        foreach (string line in outcome.Uncounted.Take(MostUncounted).Select(line => $"  {line}")
            .Concat(outcome.Uncounted.Length > MostUncounted ? [$"  und {outcome.Uncounted.Length - MostUncounted} weitere"] : []))
        {
            yield return line;
        }

        if (result.RecordedLate > 0)
        {
            yield return $"Hinweis: {Phrases.Of(result.RecordedLate, "Aktivität nennt", "Aktivitäten nennen")} keinen Tag der Erfassung (Spalte „Erfasst am“); es gilt der des ersten Imports, und der Bericht nennt "
                + "nachträglich erfasst, was dann mehr als 30 Tage zurückliegt.";
        }
    }

    private static ImmutableArray<string> ChangesOf(ImportResult result) =>
        [.. result.Changes.GroupBy(change => change.Id).Select(same => $"{same.Key}: {string.Join("; ", same.Select(change => change.InWords))}")];

    private static IEnumerable<string> Block(string title, ImmutableArray<string> lines) =>
        lines.IsEmpty ? [] : lines.Select(line => $"  {line}").Prepend(title);
}
