using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Zeile, wie die Bewertung sie sieht: Soll, Ist, Fristen und was noch aussteht; mehr geht in die Bewertung nicht ein.
/// </summary>
public sealed record RatedLine
{
    /// <summary>The line.</summary>
    public required Indicator Line { get; init; }

    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day by which Fristen are judged: AsOf, unless it is asked what their passing alone changed.</summary>
    public required DateOnly JudgedOn { get; init; }

    /// <summary>Places of the line's programme, for their names.</summary>
    public required ReferenceArea Area { get; init; }

    /// <summary>The counts.</summary>
    public required Actuals Actuals { get; init; }

    /// <summary>How many rows would count and are unsettled.</summary>
    public required int UnsettledRows { get; init; }

    /// <summary>Where none of them is the line's own: the lines it refers to whose unsettled rows decide it, with their number (Z-34).</summary>
    public ImmutableArray<UnsettledElsewhere> UnsettledElsewhere { get; init; } = [];

    /// <summary>Last day of the Erfassungsfrist, inclusive.</summary>
    public required DateOnly RecordingUntil { get; init; }

    /// <summary>Whether the recount of the line, of its basis or of its baseline differs.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Day on which the stages were complete after the last day; null where they are not or were in time.</summary>
    public DateOnly? LateOn { get; init; }

    /// <summary>The parts of a line that is judged by sub-period; else empty.</summary>
    public ImmutableArray<RatedPart> Parts { get; init; } = [];

    /// <summary>The last day of the line: the period's, for cooperations the end of their duration.</summary>
    public DateOnly LastDay => Line.Measure.LastDay(Line.Period);

    /// <summary>Whether AsOf has reached the last day.</summary>
    public bool HasEnded => AsOf >= LastDay;

    /// <summary>Whether nothing but Belege is missing once the planned rows are held.</summary>
    public bool LacksOnlyDocuments =>
        Line.Target is Target target && TargetRules.IsMet(target, Actuals.WithPlannedAndDocuments);
}

/// <summary>Ungeklärte Termine einer anderen Zeile, auf die sich eine Zeile beruft.</summary>
/// <param name="Line">Id of the other line.</param>
/// <param name="Rows">How many of its rows are unsettled.</param>
public sealed record UnsettledElsewhere(string Line, int Rows);

/// <summary>Teilzeitraum einer Zeile mit seiner eigenen Bewertung.</summary>
/// <param name="Label">"2025-Q1".</param>
/// <param name="Line">The part as a line of its own.</param>
/// <param name="Planned">Additional units still dated after AsOf.</param>
/// <param name="Rating">Its rating.</param>
public sealed record RatedPart(string Label, RatedLine Line, long Planned, LineRating Rating)
{
    /// <summary>The part's target; null where none is in force on its last day.</summary>
    public Target? Target => Line.Line.Target;

    /// <summary>Its count with what is planned in it.</summary>
    public Actual WithPlanned => Line.Actuals.Counted with { Number = Line.Actuals.Counted.Units + Planned };

    /// <summary>Whether the part needs no more planning, only Belege.</summary>
    public bool WaitsForDocuments => Rating.Row.AsksForDocuments && Line.LacksOnlyDocuments;
}

/// <summary>Bewertung mit der Zeile der Zustandstabelle, aus der sie folgt, und ihrer Begründung.</summary>
/// <param name="Row">The row of the state table.</param>
/// <param name="Status">The state.</param>
/// <param name="Reason">Why, in German, printed after the state's word; empty where the word says it all.</param>
/// <param name="AssessableFrom">First day on which a line that cannot be judged yet can be; null where it can or no day is known.</param>
/// <param name="HasSomething">Whether something of the target is done; a line that stops here would be partly reached.</param>
public sealed record LineRating(StatusRow Row, Status Status, string Reason, DateOnly? AssessableFrom, bool HasSomething);
