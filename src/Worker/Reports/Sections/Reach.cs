using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>
/// Reach of one programme: counted events by Durchführungsort and focus topic; in the total each event counts once. Programmes have
/// reference sets and topics of their own, so each has its own table.
/// </summary>
internal sealed class Reach
{
    private const string Place = "kommune";
    private const int MostLines = 5;
    private readonly ReportContext context;
    private readonly Programme programme;
    private readonly DateOnly lastDay;
    private readonly IReadOnlyList<string> reference;
    private readonly IReadOnlyList<(FocusTopic Topic, IReadOnlyDictionary<string, Activity> Events)> topics;
    private readonly IReadOnlyDictionary<string, Activity> all;

    /// <summary>Collects the events of a programme.</summary>
    public Reach(ReportContext context, Programme programme)
    {
        this.context = context;
        this.programme = programme;
        lastDay = context.AsOf < programme.Period.To ? context.AsOf : programme.Period.To;
        reference = programme.Area.InForceOn(lastDay).Ags;
        topics = [.. programme.FocusTopics.Select(topic => (topic, EventsOf(topic)))
            .Where(pair => pair.Item2.Count > 0 || pair.topic.Goals.Any(goal => goal.Milestones.Any(
                milestone => milestone.Type != MilestoneType.CrossCutting)))];
        all = topics.SelectMany(pair => pair.Events).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The sentence of page 1: "In sieben von neun Kommunen gab es mindestens eine gezählte Veranstaltung."</summary>
    public string Sentence => reference.Count == 0 ? "" : context.Of(programme,
        Reached == reference.Count || reference.Count == 1
            ? Headline
            : $"In {NumberWords.OutOfDative(Reached, reference.Count, Phrases.Municipalities)} gab es {Least}.");

    /// <summary>The section.</summary>
    public ReachSection Build() => new(
        context.HasSeveral ? programme.ShortTitle : null,
        Headline,
        new TableBlock(["Kommune", .. topics.Select(pair => pair.Topic.ShortTitle), "zusammen"], [.. Rows]),
        ["Veranstaltungen", .. topics.Select(pair => GermanText.Whole(pair.Events.Count)), GermanText.Whole(all.Count)],
        [
            $"Gezählte Veranstaltungen vom {GermanText.Day(programme.Period.From)} bis {GermanText.Day(lastDay)} nach Durchführungsort; "
                + "eine Veranstaltung mit mehreren Orten oder Schwerpunkten steht in jeder Zeile und Spalte, in den Summen einmal.",
            .. programme.Area.Note is string note ? [Phrases.Sentence(note)] : Array.Empty<string>(),
            Targets,
        ]);

    private int Reached => reference.Count(ags => all.Values.Any(row => row.Values(Place).Contains(ags)));

    private string Least => Reached == 0 ? "eine gezählte Veranstaltung" : "mindestens eine gezählte Veranstaltung";

    private string Headline => (Reached, reference.Count) switch
    {
        (_, 0) => "Ein Bezugsraum ist nicht festgelegt.",
        (0, 1) => $"In {programme.Area.NameOf(reference[0])} gab es keine gezählte Veranstaltung.",
        (_, 1) => $"In {programme.Area.NameOf(reference[0])} gab es mindestens eine gezählte Veranstaltung.",
        (2, 2) => "In beiden Kommunen gab es mindestens eine gezählte Veranstaltung.",
        (int every, int total) when every == total => $"In allen {NumberWords.Plain(every)} Kommunen gab es mindestens eine gezählte Veranstaltung.",
        (int some, int total) => $"In {NumberWords.AloneDative(some, Gender.Feminine)} der {NumberWords.Plain(total)} Kommunen gab es {Least}.",
    };

    /// <summary>Whether the resolution asks for something in each Kommune: only what asks for none may say so.</summary>
    private string Targets
    {
        get
        {
            string[] lines = [.. programme.Indicators.Where(AsksForEach).Select(line => line.Id)];
            return lines.Length == 0
                ? "Ein Zielwert je Kommune ist nicht beschlossen."
                : $"Was je Kommune beschlossen ist, steht unter {Phrases.Few(lines, MostLines)}; die Tabelle zeigt alle gezählten Veranstaltungen.";
        }
    }

    // All or named Kommunen, or a line on a single one: a number of Kommunen is no target for any of them.
    private bool AsksForEach(Indicator line) => line.Target is not null
        && ((line.Target is All && line.Measure.CountedValues is { NamesPlaces: true })
            || line.Measure.Selections.SelectMany(selection => selection.Conditions).Any(NamesOnePlace));

    private bool NamesOnePlace(Condition condition) => condition switch
    {
        HasAny { Attribute: Place, AnyOf: [string only] } => reference.Contains(only),
        AllOf nested => nested.Selections.SelectMany(selection => selection.Conditions).Any(NamesOnePlace),
        _ => false,
    };

    private IEnumerable<IReadOnlyList<string>> Rows
    {
        get
        {
            ReferenceArea area = programme.Area;
            foreach (string ags in reference.OrderBy(area.NameOf, StringComparer.Ordinal))
            {
                yield return Row(area.NameOf(ags), row => row.Values(Place).Contains(ags));
                foreach (District district in area.Districts.Where(district => district.PartOf == ags).OrderBy(district => district.Name, StringComparer.Ordinal))
                {
                    yield return Row(
                        $"davon {district.Name}", row => row.Values(Place).Contains(ags) && row.Values(District.Attribute).Contains(district.Name));
                }
            }

            foreach (string outside in Places.Where(place => !reference.Contains(place) && !area.PlacesWithoutReach.Contains(place)))
            {
                yield return Row($"{area.NameOf(outside)} (nicht im Bezugsraum)", row => row.Values(Place).Contains(outside));
            }

            if (!area.PlacesWithoutReach.IsEmpty)
            {
                yield return Row(string.Join("/", area.PlacesWithoutReach.OrderDescending(StringComparer.Ordinal)),
                    row => row.Values(Place).Any(area.PlacesWithoutReach.Contains));
            }

            if (all.Values.Any(row => row.Values(Place).IsEmpty))
            {
                yield return Row("ohne Ortsangabe", row => row.Values(Place).IsEmpty);
            }
        }
    }

    // A place where something was held has its row, also where no line counts it: what is missing there is to be seen.
    private IEnumerable<string> Places => context.Result.Reading.Activities
        .Where(row => row.Kind == ActivityKind.Event && row.Status == ActivityStatus.Held
            && row.StartDate <= context.AsOf && programme.Period.Contains(row.StartDate))
        .Concat(all.Values).SelectMany(row => row.Values(Place)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private List<string> Row(string name, Func<Activity, bool> isThere) =>
    [
        name, .. topics.Select(pair => GermanText.Whole(pair.Events.Values.Count(isThere))), GermanText.Whole(all.Values.Count(isThere)),
    ];

    // A share looks at a basis that may be all of the KI's work: its rows show no reach of the focus topics.
    private Dictionary<string, Activity> EventsOf(FocusTopic topic) => topic.Goals.SelectMany(context.ResultsOf)
        .SelectMany(result => result.Lines)
        .Where(line => !line.Line.Measure.IsShare && line.Status != Status.Withheld)
        .SelectMany(line => line.Evidence.Counted)
        .Where(row => row.Kind == ActivityKind.Event)
        .DistinctBy(row => row.Id, StringComparer.Ordinal)
        .ToDictionary(row => row.Id, StringComparer.Ordinal);
}
