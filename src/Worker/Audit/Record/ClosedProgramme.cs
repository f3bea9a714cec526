using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// A programme over which the committee has had its Abschlussbericht, the first report after its last Erfassungsfrist: it is evaluated, because others may lean
/// on it, and no longer reported on.
/// </summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="FinalReport">Number of its Abschlussbericht.</param>
internal sealed record ClosedProgramme(string Programme, RunNumber FinalReport)
{
    /// <summary>The closed programmes, in the order of the catalogue.</summary>
    /// <param name="evaluated">The evaluation for the next report, by today's programmes.</param>
    /// <param name="previous">The last delivered report of the committee; null: none, or it cannot be read.</param>
    public static ImmutableArray<ClosedProgramme> Of(EvaluationResult evaluated, Auswertung? previous) => previous is null ? [] :
    [
        .. evaluated.Programmes
            .Where(programme => previous.Result.Programmes.Any(known => known.Id == programme.Id) && previous.AsOf > LastDay(evaluated, programme))
            .Select(programme => previous.Closed.FirstOrDefault(closed => closed.Programme == programme.Id)
                ?? new ClosedProgramme(programme.Id, previous.Number ?? throw new ArgumentException("Ein zugestellter Bericht hat eine Nummer."))),
    ];

    /// <summary>Last day of the last Erfassungsfrist of a programme.</summary>
    public static DateOnly LastDay(EvaluationResult evaluated, Programme programme)
    {
        HashSet<string> lines = [.. programme.Indicators.Select(line => line.Id)];
        return evaluated.Measurements.Where(measurement => lines.Contains(measurement.Line.Id)).Select(measurement => measurement.RecordingUntil)
            .DefaultIfEmpty(DateOnly.MaxValue).Max();
    }
}
