using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Nachzählung: what the second count of a line gave.</summary>
/// <param name="Number">The number as the SQL gave it, in printed form.</param>
/// <param name="Agrees">Whether it is the same as the Ist.</param>
internal sealed record RecountNote(string Number, bool Agrees)
{
    /// <summary>The note of a line; null where it was not counted a second time.</summary>
    /// <remarks>An Auswertung names what differed; of every other counted line SQL gave the Ist itself.</remarks>
    public static RecountNote? Of(Auswertung auswertung, Measurement line) =>
        !auswertung.IsRecounted || line.Line.Measure is { CountsRows: false } ? null
        : auswertung.Withheld.TryGetValue(line.Line.Id, out string? differing) ? new RecountNote(Printed(differing), false)
        : new RecountNote(Printed(ContractNumbers.Actual(line)?.ToString()), true);

    private static string Printed(string? number) => number?.Replace('.', ',') ?? "keine Angabe";
}
