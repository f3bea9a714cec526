using System.Collections.Frozen;
using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What the programmes know by name, so that a typing slip is noticed while a person can still mend it.
/// </summary>
/// <param name="Areas">Reference area of each programme: the places that are known.</param>
/// <param name="LineIds">Ids of all lines.</param>
/// <param name="AttributeNames">Attributes that a line reads.</param>
/// <param name="ValuesByAttribute">Values that conditions name, by attribute; types of partners under "partnertyp".</param>
internal sealed record ImportVocabulary(
    ImmutableArray<ReferenceArea> Areas,
    FrozenSet<string> LineIds,
    FrozenSet<string> AttributeNames,
    FrozenDictionary<string, ImmutableArray<string>> ValuesByAttribute)
{
    /// <summary>Attributes whose words are the catalogue's; angebot, branche or einrichtung are names that anybody may give.</summary>
    public static FrozenSet<string> ChosenFromTheCatalogue { get; } = ["art", "zielgruppe", "stufe", "schulstufe", CatalogueWords.PartnerType];

    /// <summary>Attributes of which a line asks only that something stands there: any word counts.</summary>
    public FrozenSet<string> AskedForPresence { get; init; } = [];

    /// <summary>The day after which no programme counts anything; null: not known.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The vocabulary of programmes.</summary>
    public static ImportVocabulary Of(IEnumerable<Programme> programmes)
    {
        ImmutableArray<Programme> all = [.. programmes];
        ImmutableArray<Indicator> lines = [.. all.SelectMany(programme => programme.Indicators)];
        return new ImportVocabulary(
            [.. all.Select(programme => programme.Area)],
            lines.Select(line => line.Id).ToFrozenSet(StringComparer.Ordinal),
            lines.SelectMany(line => line.Measure.Reads).Except(ActivityFields.Names).ToFrozenSet(StringComparer.Ordinal),
            lines.SelectMany(line => CatalogueWords.Of(line).Concat(CatalogueWords.NamedBy(line)))
                .GroupBy(word => word.Attribute, word => word.Value, StringComparer.Ordinal)
                .ToFrozenDictionary(
                    words => words.Key,
                    words => words.Distinct().Order(StringComparer.Ordinal).ToImmutableArray(),
                    StringComparer.Ordinal))
        {
            AskedForPresence = lines.SelectMany(CatalogueWords.PresenceOf).Except(ActivityFields.Names).ToFrozenSet(StringComparer.Ordinal),
            LastDay = all.Length == 0 ? null : all.Max(programme => programme.Period.To),
        };
    }

    private const int LongEnoughToBeASlip = 6;
    private const int ShortestBeginning = 3;

    /// <summary>The attribute that an unknown name was probably meant to be; null: it is known, or like none.</summary>
    public string? MeantAttribute(string name) =>
        // Short words are near to many: "ort" is no slip of "art".
        name.Length < LongEnoughToBeASlip || AttributeColumns.IsKnown(name) || AttributeNames.Contains(name)
            ? null
            : NearWords.Closest(name, AttributeColumns.Names.Concat(AttributeNames).Order(StringComparer.Ordinal));

    /// <summary>The value that a value named nowhere was probably meant to be; null: it is known, or like none.</summary>
    public string? MeantValue(string attribute, string value)
    {
        ImmutableArray<string> known = ValuesByAttribute.GetValueOrDefault(attribute, []);
        // "Stufe 1" and "Stufe 2" are two things, not a typing slip.
        return known.Contains(value)
            ? null
            : NearWords.Closest(value, known.Where(word => word.Where(char.IsAsciiDigit).SequenceEqual(value.Where(char.IsAsciiDigit))))
                ?? known.Where(word => IsShortFor(value, word)).ToList() switch { [string only] => only, _ => null };
    }

    // "päd. Fachkräfte" and "Sek I": word by word the beginning, a very short one as a whole.
    private static bool IsShortFor(string value, string word)
    {
        string[] shortWords = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] words = word.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return shortWords.Length == words.Length && shortWords.Zip(words).All(pair =>
            string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)
            || (pair.First.TrimEnd('.') is { Length: >= ShortestBeginning } beginning && pair.Second.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)));
    }
}
