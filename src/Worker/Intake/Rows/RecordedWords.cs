using System.Collections.Frozen;
using System.Collections.Immutable;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Which values occur under which name, in readable rows and in rejected ones: attributes, veranstalter, einheit and partnertyp.
/// </summary>
/// <param name="ValuesByName">Values in ordinal order, by name.</param>
internal sealed record RecordedWords(FrozenDictionary<string, ImmutableArray<string>> ValuesByName)
{
    /// <summary>Reads all of them.</summary>
    public static RecordedWords Read(SqlDatabase database) => Of(database.Read(transaction =>
        transaction.Connection!.Query<(string Name, string Value)>(database.Sql.ReadRecordedWords, transaction: transaction)
            .ToImmutableArray()));

    /// <summary>Words by their names.</summary>
    public static RecordedWords Of(IEnumerable<(string Name, string Value)> words) => new(
        words.GroupBy(word => word.Name, word => word.Value, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key, group => group.Distinct().Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>Whether nothing is recorded yet.</summary>
    public bool IsEmpty => ValuesByName.Count == 0;

    /// <summary>The values under a name.</summary>
    public ImmutableArray<string> ValuesOf(string name) => ValuesByName.GetValueOrDefault(name, []);
}
