using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// The attributes and values that the conditions of a catalogue name. They only serve hints, so a condition that is not
/// listed here costs a hint, never a row.
/// </summary>
internal static class CatalogueWords
{
    /// <summary>The name under which the types of partners are listed.</summary>
    public const string PartnerType = "partnertyp";

    /// <summary>Every attribute and value that a line names, also under another reading and beside it.</summary>
    public static IEnumerable<(string Attribute, string Value)> Of(Indicator line) =>
        OfMeasure(line.Measure)
            .Concat(line.SideCounts.SelectMany(side => OfSelection(side.Selection)))
            .Concat(line.Alternatives.SelectMany(alternative => OfMeasure(alternative.Line.Measure)));

    /// <summary>The values that the target of a line names in the attribute that it counts by: "alle: Primarstufe, Sekundarstufe I".</summary>
    public static IEnumerable<(string Attribute, string Value)> NamedBy(Indicator line) =>
        line.Measure.CountedAttribute is string counted && !ActivityFields.PlaceAttributes.Contains(counted) && !ActivityFields.PartnerAttributes.Contains(counted)
            ? Pairs(counted, line.Targets.SelectMany(version => version.Target?.Named ?? []))
            : [];

    /// <summary>The attributes of which a line asks only that something, or nothing, stands there ("vorhanden").</summary>
    public static IEnumerable<string> PresenceOf(Indicator line) =>
        line.Measure.Selections.Concat(line.Measure.WaysIn(line.Period).Select(way => way.Selection))
            .Concat(line.SideCounts.Select(side => side.Selection))
            .Concat(line.Alternatives.SelectMany(alternative => alternative.Line.Measure.Selections))
            .SelectMany(PresenceIn).Distinct();

    /// <summary>Every field and attribute that a line reads, also under another reading and beside it.</summary>
    public static IEnumerable<string> NamesOf(Indicator line) =>
        line.Measure.Reads
            .Concat(line.SideCounts.SelectMany(side => side.Selection.Reads.Concat(side.Field is string field ? [field] : [])))
            .Concat(line.Alternatives.SelectMany(alternative => alternative.Line.Measure.Reads))
            .Distinct();

    private static IEnumerable<(string Attribute, string Value)> OfMeasure(Measure measure) =>
        measure.Selections.SelectMany(OfSelection).Concat(Pairs(PartnerType, measure.PartnerTypes));

    private static IEnumerable<(string Attribute, string Value)> OfSelection(Selection selection) =>
        selection.Conditions.SelectMany(condition => condition switch
        {
            HasAny any => Pairs(any.Attribute, any.AnyOf),
            HasAll all => Pairs(all.Attribute, all.AllOf),
            HasNone none => Pairs(none.Attribute, none.NoneOf),
            HasPartnerType any => Pairs(PartnerType, any.AnyOf),
            HasAllPartnerTypes all => Pairs(PartnerType, all.AllOf),
            HasNoPartnerType none => Pairs(PartnerType, none.NoneOf),
            NotCountedIn => [NotCountedIn.Multiple],
            Block block => block.Parts.SelectMany(OfSelection),
            _ => [],
        });

    private static IEnumerable<string> PresenceIn(Selection selection) => selection.Conditions.SelectMany(condition => condition switch
    {
        IsPresent present => [present.Attribute],
        Block block => block.Parts.SelectMany(PresenceIn),
        _ => [],
    });

    private static IEnumerable<(string Attribute, string Value)> Pairs(string attribute, IEnumerable<string> values) =>
        values.Select(value => (attribute, value));
}
