using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>Rolle einer Zeile unter ihrer Nachweis-Nr.: wofür sie zählt, oder, solange sie noch aussteht, zählen würde.</summary>
/// <param name="Row">The activity; it counts, or may still count.</param>
/// <param name="IsCounted">Whether it counts.</param>
/// <param name="Actual">What the counted rows give.</param>
/// <param name="Baseline">The baseline used, or null.</param>
/// <param name="Words">How the reader knows the values.</param>
public sealed record RowInLine(Activity Row, bool IsCounted, Actual Actual, Baseline? Baseline, IRowWords Words)
{
    /// <summary>What a row that is still pending would stand behind once it is held; empty for a counted one.</summary>
    public ImmutableArray<string> Pending { get; init; } = [];

    /// <summary>The counted values or stages that the row stands behind; of a pending row those that it would.</summary>
    public IEnumerable<string> CountedFor => Actual.Values.Where(value => value.Activities.Contains(Row.Id))
        .Select(value => value.Value).Concat(Pending).Distinct();

    /// <summary>Whether the row belongs to the part of a share.</summary>
    internal bool IsPart => CountedFor.Any();

    /// <summary>The agreements that the row belongs to and only time can decide, in words.</summary>
    internal IEnumerable<string> WaitingFor => Actual.Waiting.Where(unit => unit.Rows.Contains(Row.Id))
        .Select(unit => $"Vereinbarung {unit.Unit}, bewertbar ab {GermanText.Day(unit.DecidableFrom)}");

    /// <summary>The quantity with its unit, in words.</summary>
    internal string Quantity => Row.Quantity is int quantity ? $"{GermanText.Whole(quantity)} {Row.Unit}".TrimEnd() : "keine Angabe";

    /// <summary>The number of a field, in words: "Teilnahmen: 18".</summary>
    internal string NumberOf(string field) =>
        $"{Words.Label(field)}: {(ActivityFields.NumberOf(Row, field) is int number ? GermanText.Whole(number) : "keine Angabe")}";

    /// <summary>The values that the row counts for; of a row that is still planned its own, which it would bring.</summary>
    internal IEnumerable<string> ValuesOf(string attribute) =>
        IsCounted ? CountedFor : attribute == ValueRule.PartnerType ? [] : Row.Values(attribute);
}

/// <summary>Wörter für Lesende: die Berechnung kennt Schlüssel, keine Namen.</summary>
public interface IRowWords
{
    /// <summary>The name of a value of an attribute.</summary>
    string Name(string attribute, string value);

    /// <summary>The text in quotation marks.</summary>
    string Quote(string text);

    /// <summary>A field as a label.</summary>
    string Label(string field);
}
