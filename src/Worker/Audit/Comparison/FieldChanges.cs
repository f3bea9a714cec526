using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What differs between two versions of a row. The title never counts and is left out.</summary>
internal static class FieldChanges
{
    /// <summary>Names of the row's own values, beside those that the catalogue names.</summary>
    public static readonly ImmutableArray<string> Own = ["beginn", "ende", "status"];

    /// <summary>The values that differ; the day of the latest change only where it is all that does.</summary>
    public static ImmutableArray<FieldChange> Between(Activity before, Activity after)
    {
        ImmutableArray<FieldChange> content =
        [
            .. Changed("typ", ActivityFields.Word(before.Kind), ActivityFields.Word(after.Kind)),
            .. Changed("beginn", Day(before.StartDate), Day(after.StartDate)),
            .. Changed("ende", Day(before.EndDate), Day(after.EndDate)),
            .. Changed("status", ActivityRecord.StatusWord(before.Status), ActivityRecord.StatusWord(after.Status)),
            .. Names(before, after).SelectMany(name => Changed(name, Text(before, name), Text(after, name))),
        ];
        return !content.IsEmpty ? content :
        [
            .. Changed("erfasst_am", Day(before.RecordedOn), Day(after.RecordedOn)),
            .. Changed("geaendert_am", Day(before.ChangedOn), Day(after.ChangedOn)),
        ];
    }

    private static IEnumerable<string> Names(Activity before, Activity after) => ActivityFields.Names.Where(name => name != "typ")
        .Concat(before.Attributes.Concat(after.Attributes).Select(attribute => attribute.Name).Order(StringComparer.Ordinal))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<FieldChange> Changed(string name, string before, string after) =>
        before == after ? [] : [new FieldChange(name, before, after)];

    private static string Text(Activity row, string name) => FailedCondition.Join(row.Values(name));

    private static string Day(DateOnly? day) => day is DateOnly given ? GermanText.Day(given) : "keine Angabe";
}
