using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads a line again under the other reading of each ruling that it names.</summary>
/// <param name="scope">The programme.</param>
/// <param name="reader">Reads the changed line.</param>
internal sealed class OtherReadings(ProgrammeScope scope, IndicatorReader reader)
{
    private static readonly ImmutableArray<string> Fixed = ["id", "auslegungen"];

    /// <summary>The other readings of a line that was read without faults.</summary>
    public ImmutableArray<AlternativeReading> Of(Indicator line, Mapping node) =>
        [.. line.Rulings.SelectMany(ruling => Of(line, node, scope.Rulings.First(draft => draft.Ruling.Id == ruling)))];

    private IEnumerable<AlternativeReading> Of(Indicator line, Mapping node, RulingDraft draft)
    {
        Mapping?[] overrides =
            [draft.ForAll, draft.ForLines.FirstOrDefault(entry => entry.Key.Text == line.Id)?.Value as Mapping];
        Mapping changed = overrides.OfType<Mapping>().Aggregate(node, Replace);
        return changed == node ? [] : [new AlternativeReading(draft.Ruling.Id, reader.Read(changed))];
    }

    /// <summary>The line with the keys of the override; positions of the override are kept for faults.</summary>
    private Mapping Replace(Mapping line, Mapping change)
    {
        ImmutableArray<Entry> changes = [.. change.Entries.Where(entry => !Fixed.Contains(entry.Key.Text))];
        foreach (Entry entry in change.Entries.Except(changes))
        {
            scope.Faults.Add(entry.Key.At, $"{entry.Key.Text} in einer anderen Lesart; erwartet: nur Schlüssel, die die Zählung ändern");
        }

        ImmutableArray<Entry> kept =
            [.. line.Entries.Where(entry => !changes.Any(other => other.Key.Text == entry.Key.Text))];
        if (change.Find("messung") is not null && KindTable.Find(change, scope.Faults) is KindEntry kind)
        {
            kept = [.. kept.Where(entry => kind.LineKeys.Contains(entry.Key.Text))];
        }

        return new Mapping(change.At, [.. kept, .. changes]);
    }
}
