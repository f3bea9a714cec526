using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Auslegungen: wording, how it is counted, and what the other reading would give.</summary>
/// <param name="context">The report.</param>
internal sealed class Rulings(ReportContext context)
{
    private readonly PrintedNumbers numbers = new(context.Result);

    /// <summary>The standing of all of them in one sentence.</summary>
    public string Standing
    {
        get
        {
            Ruling[] all = [.. All];
            string[] open = [.. all.Where(ruling => ruling.NotedBy is null).Select(ruling => ruling.Id)];
            string[] noted = [.. all.Where(ruling => ruling.NotedBy is not null).Select(Noted)];
            return (all.Length, open.Length) switch
            {
                (0, _) => "Der Zielkatalog kommt ohne Auslegungen aus.",
                (_, 0) => $"Zur Kenntnis genommen: {string.Join("; ", noted)}.",
                (int total, int some) when total == some => "Stand aller Auslegungen: vorgeschlagen, dem Ausschuss noch nicht vorgelegt.",
                _ => $"Vorgeschlagen, dem Ausschuss noch nicht vorgelegt: {string.Join(", ", open)}. Zur Kenntnis genommen: {string.Join("; ", noted)}.",
            };
        }
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<RulingRow> Build() => [.. All.Select(RowOf)];

    private IEnumerable<Ruling> All => context.Result.Programmes.SelectMany(programme => programme.Rulings);

    private RulingRow RowOf(Ruling ruling)
    {
        Measurement[] lines = [.. context.Result.Measurements.Where(line => line.Line.Rulings.Contains(ruling.Id))];
        string[] others = [.. from line in lines
                              from other in line.OtherReadings
                              where other.Ruling == ruling.Id
                              select ResultOf(other.Result)];
        return new RulingRow(
            ruling.Id, Phrases.Quote(ruling.Wording),
            lines.Length == 0 ? "keine Zeile" : string.Join(", ", lines.Select(line => line.Line.Id)),
            ruling.Counted,
            lines.Length == 0 ? "kein Ergebnis" : string.Join("; ", lines.Select(ResultOf)),
            ruling.OtherReading ?? "keine",
            others.Length == 0 ? "nicht gerechnet" : string.Join("; ", others));
    }

    private string ResultOf(Measurement line) => line.Actual.IsMeasured
        ? $"{line.Line.Id}: {numbers.Actual(line)}, {line.Status.Printed()}"
        : $"{line.Line.Id}: {line.Status.Printed()}";

    private static string Noted(Ruling ruling) =>
        ruling.NotedOn is DateOnly day ? $"{ruling.Id} ({ruling.NotedBy}, {GermanText.Day(day)})" : $"{ruling.Id} ({ruling.NotedBy})";
}
