using KiIndicators.Worker.Audit.Comparison;

namespace KiIndicators.Worker.Runs;

/// <summary>The recorded Auswertungen by number.</summary>
/// <param name="numbers">All numbers known, in the order of their recording; read when first needed.</param>
/// <param name="read">Reads and evaluates the record of a known number.</param>
internal sealed class RecordedRuns(Func<IReadOnlyList<string>> numbers, Func<string, ComparedRun> read)
{
    private const int MostNamed = 12;

    /// <summary>The Auswertung with a number.</summary>
    /// <exception cref="UserError">There is none (exit code 2); the message names those that there are.</exception>
    public ComparedRun Find(string number)
    {
        IReadOnlyList<string> known = numbers();
        string? found = known.FirstOrDefault(entry => string.Equals(entry, number.Trim(), StringComparison.OrdinalIgnoreCase));
        return found is not null ? read(found) : throw new UserError(
            $"Die Auswertung „{number}“ ist nicht verzeichnet. "
            + (known.Count == 0 ? "Verzeichnet ist noch keine." : $"Verzeichnet sind: {Named(known)}."), 2);
    }

    private static string Named(IReadOnlyList<string> known) => known.Count <= MostNamed
        ? string.Join(", ", known)
        : $"{string.Join(", ", known.TakeLast(MostNamed))} und {known.Count - MostNamed} frühere";
}
