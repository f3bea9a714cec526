using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>A catalogue that cannot be used: all its faults at once. Exit code 2.</summary>
/// <param name="faults">The faults in the order of files and lines.</param>
internal sealed class CatalogueError(ImmutableArray<Fault> faults)
    : UserError(Text(faults), 2)
{
    /// <summary>The faults in the order of files and lines.</summary>
    public ImmutableArray<Fault> Faults { get; } = faults;

    private static string Text(ImmutableArray<Fault> faults) =>
        (faults.Length == 1 ? "Der Zielkatalog hat einen Fehler; bitte berichtigen:"
            : $"Der Zielkatalog hat {faults.Length} Fehler; bitte berichtigen:")
        + string.Concat(faults.Select(fault => "\n" + fault));
}
