using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>What a row counts for: the value, the stage, the part of a share, the number that is added.</summary>
/// <param name="line">The measurement.</param>
/// <param name="names">Names for keys.</param>
internal sealed class RowRoles(Measurement line, ValueNames names)
{
    private const string Basis = "Grundmenge";

    private readonly HashSet<string> counted = [.. line.Evidence.Counted.Select(row => row.Id)];

    /// <summary>The roles of a row that is counted or may still be; empty where it simply counts as one.</summary>
    public ImmutableArray<string> Of(Activity row) => line.Line.Measure switch
    {
        Sum sum => [NumberOf(row, sum.Field)],
        Share { Source: FigureShare } => [$"{(IsPart(row) ? "Zähler" : "Nenner")}: {Figure(row)}"],
        Share { Source: SumShare share } => [$"{NumberOf(row, share.Field)}{(IsPart(row) ? ", davon" : "")}"],
        Share => [IsPart(row) ? $"{Basis} und davon" : Basis],
        Outcome => [.. CountedValues(row).Select(stage => $"Stufe {Phrases.Quote(stage)}")],
        Cooperations => [.. Waiting(row).Concat(CountedValues(row).Select(agreement => $"Vereinbarung {agreement}"))],
        Count { SubPeriod: not null } => [.. CountedValues(row)],
        Growth { Rule: ValueRule rule } => [.. row.Values(rule.Attribute).Select(value => Against(rule.Attribute, value, row))
            .Where(role => role.Length > 0)],
        Measure measure when ValueNames.AttributeOf(measure) is string attribute => [.. ValuesOf(row, attribute)],
        _ => [],
    };

    private bool IsPart(Activity row) => line.Actual.Values.Any(value => value.Activities.Contains(row.Id));

    private IEnumerable<string> CountedValues(Activity row) =>
        line.Actual.Values.Where(value => value.Activities.Contains(row.Id)).Select(value => value.Value);

    private IEnumerable<string> Waiting(Activity row) => line.Actual.Waiting.Where(unit => unit.Rows.Contains(row.Id))
        .Select(unit => $"Vereinbarung {unit.Unit}, bewertbar ab {GermanText.Day(unit.DecidableFrom)}");

    // A row that is still planned counts for nothing yet; its own values say what it would bring.
    private IEnumerable<string> ValuesOf(Activity row, string attribute) =>
        (counted.Contains(row.Id) ? CountedValues(row)
            : attribute == ValueRule.PartnerType ? [] : row.Values(attribute))
        .Select(value => names.Of(attribute, value));

    private string Against(string attribute, string value, Activity row)
    {
        string name = names.Of(attribute, value);
        bool isNew = line.Actual.Values.Any(seen => seen.Value == value);
        bool isCounted = counted.Contains(row.Id);
        return line.Evidence.Baseline?.Values.Contains(value) == true ? $"{name} (schon im Ausgangswert)"
            : isNew && isCounted ? $"{name} (neu)"
            : isCounted ? ""
            : name;
    }

    private static string NumberOf(Activity row, string field) =>
        $"{Phrases.Capital(field)}: {(ActivityFields.NumberOf(row, field) is int number ? GermanText.Whole(number) : "keine Angabe")}";

    private static string Figure(Activity row) =>
        row.Quantity is int quantity ? $"{GermanText.Whole(quantity)} {row.Unit}".TrimEnd() : "keine Angabe";
}
