using System.Collections.Immutable;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>A fault of a catalogue: where, what was found, what was expected.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Message">German sentence.</param>
internal sealed record Fault(Position At, string Message)
{
    /// <summary>"2025-2026.yaml:132:9: unbekannter Schlüssel …".</summary>
    public override string ToString() => $"{At}: {Message}";
}

/// <summary>Collects faults, so that one run names them all; the same fault counts once.</summary>
internal sealed class FaultList
{
    private readonly HashSet<Fault> faults = [];

    /// <summary>How many different faults there are.</summary>
    public int Count => faults.Count;

    /// <summary>All faults in the order of files and lines.</summary>
    public ImmutableArray<Fault> Sorted =>
        [.. faults.OrderBy(fault => fault.At).ThenBy(fault => fault.Message, StringComparer.Ordinal)];

    /// <summary>Notes a fault.</summary>
    public void Add(Position at, string message) => faults.Add(new Fault(at, message));

    /// <summary>Notes that a word is none of the known ones, with the one that was probably meant.</summary>
    public void AddUnknown(Position at, string what, string found, IEnumerable<string> expected)
    {
        string[] known = [.. expected];
        string guess = NearWords.Closest(found, known) is string near ? $" – gemeint war „{near}“?" : "";
        Add(at, $"{what} „{found}“{guess}; erwartet: {string.Join(", ", known)}");
    }
}
