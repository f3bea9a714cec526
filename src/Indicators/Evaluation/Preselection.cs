using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Vorauswahl: welche Aktivitäten eine Zeile des Zielkatalogs überhaupt braucht. Jede gelesene Aktivität wird einmal angesehen. Wer
/// auf jedem Weg in jede Zeile an mindestens zwei Bedingungen scheitert, zählt nirgends, ist nirgends geplant, ungeklärt, wartend oder
/// knapp daneben und wird nur mitgezählt (Z-6). Behalten wird außerdem je Ort die erste durchgeführte Veranstaltung, damit kein
/// Ort in der Tabelle „Reichweite“ fehlt (Z-7).
/// </summary>
/// <remarks>
/// What a row lacks for certain is what it and its partners decide alone; a condition that needs other lines or a Beleg is taken as
/// met. So whoever is left aside here would stand among the others of every line; a property test holds that.
/// </remarks>
public sealed class Preselection
{
    private const string Place = "kommune";

    private readonly Dictionary<(object What, Period Period), CandidateList> lists = [];
    private readonly ImmutableArray<ImmutableArray<CandidateList>> listsByKind;
    private readonly Dictionary<string, ImmutableArray<Way>> waysOfLines = new(StringComparer.Ordinal);
    private readonly HashSet<(Period Period, string Place)> placesSeen = [];
    private readonly ImmutableArray<Period> periods;
    private readonly DateOnly asOf;
    private readonly bool isNearInAnyYear;

    /// <summary>Prepares the lines.</summary>
    /// <param name="programmes">The programmes.</param>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="partners">The partners read.</param>
    /// <exception cref="ArgumentException">Lines refer to each other in a circle or to an unknown line.</exception>
    public Preselection(ImmutableArray<Programme> programmes, DateOnly asOf, IEnumerable<Partner> partners)
        : this(programmes, asOf, new PartnerIndex(partners), false)
    {
    }

    internal Preselection(ImmutableArray<Programme> programmes, DateOnly asOf, PartnerIndex partners, bool isNearInAnyYear)
    {
        this.asOf = asOf;
        this.isNearInAnyYear = isNearInAnyYear;
        periods = [.. programmes.Select(programme => programme.Period).Distinct()];
        foreach ((Indicator line, Programme programme) in EvaluationOrder.Of(programmes))
        {
            LineContext context = new()
            {
                AsOf = asOf, LineId = line.Id, Period = line.Period, Area = programme.Area,
                Programme = programme.Period, Partners = partners, Others = new EvaluatedLines(),
            };
            waysOfLines.Add(line.Id, WaysOf(line));
            foreach (Indicator counted in line.Alternatives.Select(alternative => alternative.Line).Prepend(line))
            {
                Add(counted, context);
            }
        }

        listsByKind = [.. Enum.GetValues<ActivityKind>().Select(kind => lists.Values.Where(list => list.IsOpenTo(kind)).ToImmutableArray())];
    }

    /// <summary>Looks at a row, in the order of ids, and says whether it has to be kept.</summary>
    public bool Keeps(Activity row)
    {
        bool isFirst = IsFirstAtAPlace(row);
        foreach (CandidateList list in listsByKind[(int)row.Kind])
        {
            if (list.IsNear(row))
            {
                return true;
            }
        }

        return isFirst;
    }

    /// <summary>Looks at a row and puts it down for every line that it may come near.</summary>
    internal void PutDown(Activity row)
    {
        foreach (CandidateList list in listsByKind[(int)row.Kind])
        {
            if (list.IsNear(row))
            {
                list.Rows.Add(row);
            }
        }
    }

    /// <summary>The rows put down for a counting in a period, in the order in which they came.</summary>
    internal ImmutableArray<Activity> For(Measure measure, Period period) => [.. lists[(measure, period)].Rows];

    /// <summary>The rows put down for a number beside a line.</summary>
    internal ImmutableArray<Activity> For(SideCount count, Period period) => [.. lists[(count.Selection, period)].Rows];

    private void Add(Indicator line, LineContext context)
    {
        Add(line.Measure, line.Period, line.Measure.CountsRows ? WaysOf(line) : [], 1, context);
        if (line.Measure.BaselineSource is { Period: Period earlier })
        {
            Measure then = LiveBaseline.Earlier(line, earlier).Measure;
            Add(then, earlier, then.WaysIn(earlier), 1, context);
        }

        foreach (SideCount count in line.SideCounts)
        {
            Add(count.Selection, line.Period, [new Way(count.Selection, line.Period)], 0, context);
        }
    }

    // A line that tells the day on which it was complete too late looks at all days up to AsOf (Z-13).
    private ImmutableArray<Way> WaysOf(Indicator line) => [.. line.Measure.WaysIn(
        line.Measure.TellsLateDay && asOf > line.Period.To ? line.Period with { To = asOf } : line.Period)];

    private void Add(object what, Period period, IEnumerable<Way> ways, int most, LineContext context) =>
        lists.TryAdd((what, period), new CandidateList([.. ways.SelectMany(WithBasis)], most, isNearInAnyYear, context));

    // A row of a basis has to take a way of the line that is the basis as well.
    private IEnumerable<Way> WithBasis(Way way) => way.Basis is not string line ? [way]
        : waysOfLines[line].SelectMany(WithBasis).Select(basis => new Way(
            new Selection(way.Selection.Conditions.AddRange(basis.Selection.Conditions)), basis.Period, basis.OnlyFor));

    private bool IsFirstAtAPlace(Activity row)
    {
        bool isFirst = false;
        if (row.Kind == ActivityKind.Event && row.Status == ActivityStatus.Held && row.StartDate <= asOf)
        {
            foreach (Period period in periods.Where(period => period.Contains(row.StartDate)))
            {
                foreach (string place in row.Values(Place))
                {
                    isFirst |= placesSeen.Add((period, place));
                }
            }
        }

        return isFirst;
    }
}
