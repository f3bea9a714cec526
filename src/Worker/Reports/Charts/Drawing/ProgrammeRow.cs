namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A Meilenstein in the overview.</summary>
/// <param name="Id">"B26"</param>
/// <param name="Title">Its short name.</param>
/// <param name="From">First day of its period.</param>
/// <param name="To">Last day of its period.</param>
/// <param name="Status">Its Bewertung in words: "im Plan".</param>
/// <param name="Events">The events of all its lines, each event once; those that do not count are not drawn.</param>
/// <param name="Deadlines">The Fristen of its lines, without the last day of its period.</param>
internal sealed record ProgrammeRow(
    string Id, string Title, DateOnly From, DateOnly To, string Status, IReadOnlyList<ChartEvent> Events, IReadOnlyList<DateOnly> Deadlines);
