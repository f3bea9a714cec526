using System.Globalization;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Where a record says something else than its own rows and rules give.</summary>
internal static class RecordDifferences
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["zeilen"] = "Zeile", ["meilensteine"] = "Meilenstein", ["aktivitaeten"] = "Aktivität", ["partner"] = "Partner",
    };

    /// <summary>The differences in words: the line, the member, both values.</summary>
    /// <param name="stored">The record as it was found.</param>
    /// <param name="follows">The record judged again.</param>
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, object?> stored, IReadOnlyDictionary<string, object?> follows) =>
        Compare("", stored, follows);

    private static IEnumerable<string> Compare(string where, object? stored, object? follows) => (stored, follows) switch
    {
        (IReadOnlyDictionary<string, object?> one, IReadOnlyDictionary<string, object?> other) =>
            one.Keys.Union(other.Keys).Order(StringComparer.Ordinal).SelectMany(name => Compare(
                Joined(where, name), one.GetValueOrDefault(name), other.GetValueOrDefault(name))),
        (IReadOnlyList<object?> one, IReadOnlyList<object?> other) when one.Count == other.Count =>
            one.Zip(other).SelectMany((pair, index) => Compare(
                ItemOf(where, index, pair.First), pair.First, pair.Second)),
        _ when Text(stored) == Text(follows) => [],
        _ => [$"{where}: im Nachweis {Text(stored)}, aus seinen Zeilen und Regeln folgt {Text(follows)}."],
    };

    private static string Joined(string where, string name) => where.Length == 0 ? name : $"{where}, {name}";

    private static string ItemOf(string where, int index, object? item) =>
        item is IReadOnlyDictionary<string, object?> members && members.GetValueOrDefault("id") is string id
            && Named.TryGetValue(where, out string? kind)
            ? $"{kind} {id}"
            : $"{where}[{(index + 1).ToString(CultureInfo.InvariantCulture)}]";

    private static string Text(object? value) => value switch
    {
        null => "nichts",
        string text => $"„{text}“",
        int number => number.ToString(CultureInfo.InvariantCulture),
        IReadOnlyList<object?> items => $"[{string.Join(", ", items.Select(Text))}]",
        IReadOnlyDictionary<string, object?> members =>
            $"{{{string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Text(member.Value)}"))}}}",
        _ => value.ToString() ?? "",
    };
}
