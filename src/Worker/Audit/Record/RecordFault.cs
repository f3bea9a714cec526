namespace KiIndicators.Worker.Audit.Record;

/// <summary>A Nachweis.json that cannot be read: where, and what is wrong. Exit code 1.</summary>
/// <param name="where">Path of the member, e.g. "aktivitaeten[3].beginn"; empty for the file as a whole.</param>
/// <param name="what">What is wrong, in German.</param>
internal sealed class RecordFault(string where, string what) : UserError(
    $"Nachweis.json ist kein unveränderter Nachweis dieses Programms: {(where.Length == 0 ? "" : where + ": ")}{what}.");
