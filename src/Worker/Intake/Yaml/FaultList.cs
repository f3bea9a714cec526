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
    private readonly HashSet<Fault> understood = [];

    /// <summary>How many different faults there are.</summary>
    public int Count => faults.Count;

    /// <summary>Those of them that hide nothing: slips of which it is clear what was meant, and it was read so.</summary>
    public int Understood => understood.Count;

    /// <summary>All faults in the order of files and lines.</summary>
    public ImmutableArray<Fault> Sorted =>
        [.. faults.OrderBy(fault => fault.At).ThenBy(fault => fault.Message, StringComparer.Ordinal)];

    /// <summary>Notes a fault.</summary>
    public void Add(Position at, string message) => faults.Add(Of(at, message));

    // What was found is quoted: a control character in it would reach the terminal.
    private static Fault Of(Position at, string message) => new(at, VisibleText.OnOneLine(message));

    /// <summary>Notes that a word is none of the known ones, with the one that was probably meant.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="what">What it is, e.g. "unbekannter Schlüssel".</param>
    /// <param name="found">The word.</param>
    /// <param name="expected">The known words.</param>
    /// <param name="isUnderstood">Whether it is read as the word that was meant.</param>
    public void AddUnknown(Position at, string what, string found, IEnumerable<string> expected, bool isUnderstood = false)
    {
        string[] known = [.. expected];
        string guess = NearWords.Closest(found, known) is string near ? $" – gemeint war „{near}“?" : "";
        Fault fault = Of(at, $"{what} „{found}“{guess}; erwartet: {string.Join(", ", known)}");
        faults.Add(fault);
        if (isUnderstood)
        {
            understood.Add(fault);
        }
    }
}
