using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// The attributes and values that the conditions of a catalogue name. They only serve hints, so a kind that is not
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

    private static IEnumerable<(string Attribute, string Value)> OfMeasure(Measure measure) =>
        SelectionsOf(measure).SelectMany(OfSelection).Concat(measure switch
        {
            Cooperations kind => Pairs(PartnerType, kind.Parties.SelectMany(party => party.Types)),
            Outcome { SharedAttribute: string attribute, SharedValue: string value } => [(attribute, value)],
            Distinct kind => Pairs(PartnerType, kind.Rule.PartnerTypes),
            Growth { Rule: ValueRule rule } => Pairs(PartnerType, rule.PartnerTypes),
            Retention kind => Pairs(PartnerType, kind.Rule.PartnerTypes),
            _ => [],
        });

    private static IEnumerable<Selection> SelectionsOf(Measure measure) => measure switch
    {
        Count kind => [kind.Selection],
        Sum kind => [kind.Selection],
        Distinct kind => [kind.Selection],
        Growth kind => [kind.Selection],
        Judgement kind => [kind.Selection],
        Cooperations kind => [kind.Selection],
        Retention kind => kind.ActiveBy.Select(way => way.Selection),
        Outcome kind => kind.Stages.SelectMany(stage => stage.Parts).Select(part => part.Selection),
        Share kind => kind.Sources.SelectMany(SelectionsOf),
        _ => [],
    };

    private static IEnumerable<Selection> SelectionsOf(ShareSource source) => source switch
    {
        RowShare rows => [rows.Basis, rows.Part],
        SumShare sums => [sums.Basis, sums.Part],
        FigureShare figures => [figures.Numerator, figures.Denominator],
        _ => [],
    };

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

    private static IEnumerable<(string Attribute, string Value)> Pairs(string attribute, IEnumerable<string> values) =>
        values.Select(value => (attribute, value));
}
