using System.Collections.Frozen;
using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>What a line asks for and nothing recorded has.</summary>
/// <param name="Line">Id of the line.</param>
/// <param name="Condition">What the line asks for: "zielgruppe: Lehrkräfte", or the name of an attribute alone.</param>
/// <param name="Found">What occurs instead, as a German phrase.</param>
/// <param name="Meant">The word that was probably meant; null: none is near.</param>
/// <param name="IsWarning">Whether it is probably a slip; else only not recorded yet.</param>
internal sealed record NeverRecordedWord(string Line, string Condition, string Found, string? Meant, bool IsWarning)
{
    /// <summary>The warning as one sentence.</summary>
    public string Sentence =>
        $"Zielkatalog, {Line}: „{Condition}“ kommt in keiner Aktivität vor{(Meant is null ? "." : $"; gemeint: „{Meant}“?")} "
        + $"Bitte die Schreibweise prüfen ({Found}).";
}

/// <summary>
/// Compares what the lines ask for with what is recorded: a slip of the pen in the catalogue loads without a fault and counts nothing.
/// </summary>
internal static class NeverRecorded
{
    private const int Shown = 6;

    private static readonly FrozenSet<string> KnownNames = FrozenSet.ToFrozenSet(
        ActivityFields.Names.Concat(AttributeColumns.Names).Append(CatalogueWords.PartnerType), StringComparer.Ordinal);

    /// <summary>The sentences about what is probably a slip.</summary>
    public static IEnumerable<string> Warnings(IEnumerable<Programme> programmes, SqlDatabase database) =>
        In(programmes, RecordedWords.Read(database)).Where(word => word.IsWarning).Select(word => word.Sentence);

    /// <summary>All findings in the order of the catalogue; none while nothing is recorded.</summary>
    public static ImmutableArray<NeverRecordedWord> In(IEnumerable<Programme> programmes, RecordedWords recorded)
    {
        if (recorded.IsEmpty)
        {
            return [];
        }

        (Indicator Line, ReferenceArea Area)[] lines =
            [.. programmes.SelectMany(programme => programme.Indicators.Select(line => (line, programme.Area)))];
        ILookup<string, string> readers = lines
            .SelectMany(line => CatalogueWords.NamesOf(line.Line).Select(name => (Name: name, line.Line.Id)))
            .ToLookup(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        FrozenSet<(string, string)> named = lines.SelectMany(line => CatalogueWords.Of(line.Line)).ToFrozenSet();
        return
        [
            .. lines.SelectMany(line => CatalogueWords.NamesOf(line.Line)
                .Where(name => !ActivityFields.Names.Contains(name) && name != CatalogueWords.PartnerType && recorded.ValuesOf(name).IsEmpty)
                .Select(name => OfName(line.Line, name, recorded, readers))
                .Concat(CatalogueWords.Of(line.Line).Distinct()
                    .Where(word => IsCompared(word.Attribute, recorded) && !recorded.ValuesOf(word.Attribute).Contains(word.Value))
                    .Select(word => OfValue(line.Line, word.Attribute, word.Value, recorded, named)))),
        ];
    }

    // Kinds and places come from closed lists that the loader knows; of an attribute that does not occur its values say nothing more.
    private static bool IsCompared(string name, RecordedWords recorded) => name != "typ"
        && !ActivityFields.PlaceAttributes.Contains(name)
        && (name == CatalogueWords.PartnerType || !recorded.ValuesOf(name).IsEmpty);

    private static NeverRecordedWord OfName(
        Indicator line, string name, RecordedWords recorded, ILookup<string, string> readers)
    {
        string[] asked = [.. CatalogueWords.Of(line).Where(word => word.Attribute == name).Select(word => word.Value).Distinct()];
        string condition = asked.Length == 0 ? name : $"{name}: {string.Join(", ", asked)}";
        string? meant = KnownNames.Contains(name)
            ? null
            : NearWords.Closest(name, recorded.ValuesByName.Keys.Where(known => known != CatalogueWords.PartnerType).Order(StringComparer.Ordinal));
        bool isOnlyHere = !KnownNames.Contains(name) && readers[name].All(reader => reader == line.Id);
        string occurring = Listed(recorded.ValuesByName.Keys.Where(known => known != CatalogueWords.PartnerType));
        return new NeverRecordedWord(
            line.Id, condition, $"das Merkmal „{name}“ ist noch nie erfasst; erfasste Merkmale: {occurring}", meant, meant is not null || isOnlyHere);
    }

    private static NeverRecordedWord OfValue(
        Indicator line, string name, string value, RecordedWords recorded, FrozenSet<(string, string)> named)
    {
        // "Stufe 1" and "Stufe 2" are two things; and a word that a line asks for by itself is no slip of another.
        string? meant = NearWords.Closest(value, recorded.ValuesOf(name).Where(word => !named.Contains((name, word))
            && word.Where(char.IsAsciiDigit).SequenceEqual(value.Where(char.IsAsciiDigit))));
        string found = recorded.ValuesOf(name) is { IsEmpty: false } values ? $"erfasst: {Listed(values)}" : "noch kein Wert erfasst";
        return new NeverRecordedWord(line.Id, $"{name}: {value}", $"noch nie erfasst; {found}", meant, meant is not null);
    }

    private static string Listed(IEnumerable<string> words)
    {
        string[] all = [.. words.Order(StringComparer.Ordinal)];
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" und {all.Length - Shown} weitere" : "");
    }
}
