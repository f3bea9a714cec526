using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Something that is counted a second time: a line, its other reading, or a number beside it.</summary>
/// <param name="Line">Id of the line.</param>
/// <param name="Counted">The line as it is counted here.</param>
/// <param name="Area">Places of its programme.</param>
internal sealed record RecountSubject(string Line, Indicator Counted, ReferenceArea Area)
{
    /// <summary>The ruling whose other reading this is; or null.</summary>
    public string? Ruling { get; init; }

    /// <summary>Position of the number beside the line, from 0; or null.</summary>
    public int? SideCount { get; init; }

    /// <summary>Whether it is the line as the report prints it.</summary>
    public bool IsLineItself => Ruling is null && SideCount is null;

    /// <summary>Whether it is a number beside the line.</summary>
    public bool IsSideCount => SideCount is not null;

    /// <summary>Name in messages: "B25-2", "B25-2 (andere Lesart A-3)", "B25-2 (Beizahl 1)".</summary>
    public string Name => Ruling is not null ? $"{Line} (andere Lesart {Ruling})"
        : SideCount is int number ? $"{Line} (Beizahl {number + 1})" : Line;

    /// <summary>What tells the tables of the statement from those of the line.</summary>
    public string Suffix => Ruling is not null ? $"_lesart_{Ruling}" : SideCount is int number ? $"_beizahl_{number + 1}" : "";

    /// <summary>All that a line of the catalogue counts; nothing for one that counts nothing.</summary>
    public static IEnumerable<RecountSubject> Of(Indicator line, ReferenceArea area)
    {
        RecountSubject itself = new(line.Id, line, area);
        IEnumerable<RecountSubject> readings = line.Alternatives.Select(alternative =>
            itself with { Counted = alternative.Line, Ruling = alternative.Ruling });
        IEnumerable<RecountSubject> beside = line.SideCounts.Select((count, index) => itself with
        {
            Counted = line with
            {
                Measure = count.Field is string field ? new Sum(count.Selection, field) : new Count(count.Selection, null),
                Targets = [],
                Title = $"{line.Title}: {count.Text}",
            },
            SideCount = index,
        });
        return new[] { itself }.Concat(readings).Concat(beside).Where(subject => subject.Counted.Measure.CountsRows);
    }
}
