using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Faults as lines for the person at the keyboard: the first in full, very many as counts by file and column.
/// </summary>
internal static class FaultSummary
{
    private const int MostInFull = 50;

    /// <summary>The lines to print.</summary>
    /// <param name="faults">Faults, in the order of files and rows.</param>
    public static IEnumerable<string> Lines(ImmutableArray<ImportFault> faults)
    {
        IEnumerable<string> full = faults.Take(MostInFull).Select(fault => fault.ToString());
        return faults.Length <= MostInFull
            ? full
            : full.Append($"Das sind die ersten {MostInFull}. Alle Fehler nach Datei und Spalte:").Concat(Counts(faults));
    }

    private static IEnumerable<string> Counts(ImmutableArray<ImportFault> faults) => faults
        .CountBy(fault => (fault.File, fault.Column))
        .OrderBy(count => count.Key.File, StringComparer.Ordinal)
        .ThenByDescending(count => count.Value)
        .ThenBy(count => count.Key.Column, StringComparer.Ordinal)
        .Select(count => string.Create(
            CultureInfo.InvariantCulture,
            $"  {count.Key.File}, {(count.Key.Column is string column ? $"Spalte {column}" : "Zeile als Ganzes")}: {count.Value}"));
}
