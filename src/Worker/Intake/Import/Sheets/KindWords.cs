using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// What the lines of the programmes ask of each kind of activity: which attributes, and which words in them.
/// </summary>
internal sealed class KindWords
{
    private const string Agreement = "kooperation";

    private static readonly string Event = ActivityFields.Word(ActivityKind.Event);

    private readonly Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Name), SortedSet<string>> words = [];

    /// <summary>Reads the lines.</summary>
    public KindWords(IEnumerable<Indicator> lines)
    {
        foreach (Indicator line in lines)
        {
            Measure[] measures = [.. line.Alternatives.Select(alternative => alternative.Line.Measure).Prepend(line.Measure)];
            Selection[] selections = [.. measures.SelectMany(measure => measure.Selections.Concat(measure.WaysIn(line.Period).Select(way => way.Selection)))];
            HashSet<string> kinds = [.. selections.SelectMany(KindsOf)];
            foreach (Selection selection in selections)
            {
                // A part of a whole ("davon") says no kind of its own.
                Take(selection, KindsOf(selection) is { Length: > 0 } own ? own : [.. kinds]);
            }

            foreach (SideCount side in line.SideCounts)
            {
                Take(side.Selection, KindsOf(side.Selection));
            }

            // What a line counts by (einrichtung, branche) stands in no condition.
            Add(kinds, line.Measure.Reads.Except(selections.SelectMany(selection => selection.Reads)));
            Add(kinds, CatalogueWords.NamedBy(line));
            if (line.Measure.Reads.Contains(Agreement))
            {
                // Which agreement a common activity belongs to stands in the activity.
                Add([Event], [Agreement]);
            }
        }
    }

    /// <summary>The attributes that lines read of a kind of activity, as the catalogue calls it ("veranstaltung").</summary>
    public ImmutableArray<string> NamesOf(string kind) => [.. names.GetValueOrDefault(kind, []).Order(StringComparer.Ordinal)];

    /// <summary>The words that conditions name in an attribute or field of a kind of activity.</summary>
    public ImmutableArray<string> WordsOf(string kind, string name) => words.TryGetValue((kind, name), out SortedSet<string>? known) ? [.. known] : [];

    private static string[] KindsOf(Selection selection) =>
        [.. selection.Conditions.OfType<HasAny>().Where(condition => condition.Attribute == "typ").SelectMany(condition => condition.AnyOf)];

    private void Take(Selection selection, string[] kinds)
    {
        Add(kinds, selection.Reads);
        Add(kinds, WordsOf(selection));
    }

    private void Add(IEnumerable<string> kinds, IEnumerable<(string Name, string Word)> named)
    {
        foreach ((string name, string word) in named)
        {
            foreach (string kind in kinds)
            {
                if (!words.TryGetValue((kind, name), out SortedSet<string>? known))
                {
                    words[(kind, name)] = known = new SortedSet<string>(StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: false));
                }

                known.Add(word);
            }
        }
    }

    private void Add(IEnumerable<string> kinds, IEnumerable<string> read)
    {
        foreach (string kind in kinds)
        {
            if (!names.TryGetValue(kind, out HashSet<string>? known))
            {
                names[kind] = known = new HashSet<string>(StringComparer.Ordinal);
            }

            known.UnionWith(read.Where(name => !ActivityFields.Names.Contains(name) && name != CatalogueWords.PartnerType));
        }
    }

    private static IEnumerable<(string Name, string Word)> WordsOf(Selection selection) => selection.Conditions.SelectMany(condition => condition switch
    {
        HasAny any => any.AnyOf.Select(word => (any.Attribute, word)),
        HasAll all => all.AllOf.Select(word => (all.Attribute, word)),
        HasNone none => none.NoneOf.Select(word => (none.Attribute, word)),
        NotCountedIn => [NotCountedIn.Multiple],
        Block block => block.Parts.SelectMany(WordsOf),
        _ => [],
    });
}
