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
            (Programme Programme, Ruling Ruling)[] all = [.. All];
            string[] open = [.. all.Where(one => one.Ruling.NotedBy is null).Select(one => Name(one.Programme, one.Ruling))];
            string[] noted = [.. all.Where(one => one.Ruling.NotedBy is not null).Select(one => Noted(one.Programme, one.Ruling))];
            return (all.Length, open.Length) switch
            {
                (0, _) => "Der Zielkatalog kommt ohne Auslegungen aus.",
                (_, 0) => $"Zur Kenntnis genommen: {string.Join("; ", noted)}.",
                (int total, int some) when total == some => "Stand aller Auslegungen: vorgeschlagen, dem Ausschuss noch nicht vorgelegt.",
                _ => $"Vorgeschlagen, dem Ausschuss noch nicht vorgelegt: {string.Join(", ", open)}. Zur Kenntnis genommen: {string.Join("; ", noted)}.",
            };
        }
    }

    /// <summary>Auslegungen under which a line has another state than under their other reading, and of which the committee has not taken note.</summary>
    public static IReadOnlyList<Ruling> ChangingAndUnseen(ReportContext context) =>
    [
        .. from programme in context.Programmes
           from ruling in programme.Rulings
           where ruling.NotedBy is null && ChangesState(context, programme, ruling)
           select ruling,
    ];

    private static bool ChangesState(ReportContext context, Programme programme, Ruling ruling) => context.Result.Measurements.Any(line =>
        context.ProgrammeOf(line) == programme && line.Status != Status.Withheld
        && line.OtherReadings.Any(other => other.Ruling == ruling.Id && other.Result.Status != line.Status));

    /// <summary>The rows.</summary>
    public IReadOnlyList<RulingRow> Build() => [.. All.Select(one => RowOf(one.Programme, one.Ruling))];

    private IEnumerable<(Programme Programme, Ruling Ruling)> All =>
        context.Programmes.SelectMany(programme => programme.Rulings.Select(ruling => (programme, ruling)));

    private string Name(Programme programme, Ruling ruling) => RulingNames.Of(ruling.Id, programme, context.Programmes);

    private RulingRow RowOf(Programme programme, Ruling ruling)
    {
        Measurement[] lines = [.. context.Result.Measurements
            .Where(line => line.Line.Rulings.Contains(ruling.Id) && context.ProgrammeOf(line) == programme)];
        string[] others = [.. from line in lines
                              from other in line.OtherReadings
                              where other.Ruling == ruling.Id
                              select ResultOf(other.Result)];
        return new RulingRow(
            ruling.Id, Phrases.Quote(ruling.Wording),
            context.Of(programme, lines.Length == 0 ? "keine Zeile" : string.Join(", ", lines.Select(line => line.Line.Id))),
            ruling.Counted,
            lines.Length == 0 ? "kein Ergebnis" : string.Join("; ", lines.Select(ResultOf)),
            ruling.OtherReading ?? "keine",
            others.Length == 0 ? "nicht gerechnet" : string.Join("; ", others),
            ChangesState(context, programme, ruling));
    }

    private string ResultOf(Measurement line) => line.Actual.IsMeasured
        ? $"{line.Line.Id}: {numbers.Actual(line)}, {line.Status.Printed()}"
        : $"{line.Line.Id}: {line.Status.Printed()}";

    private string Noted(Programme programme, Ruling ruling) => ruling.NotedOn is DateOnly day
        ? $"{Name(programme, ruling)} ({ruling.NotedBy}, {GermanText.Day(day)})"
        : $"{Name(programme, ruling)} ({ruling.NotedBy})";
}
