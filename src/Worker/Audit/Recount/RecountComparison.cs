using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Says in German what two counts of the same line do not have in common.</summary>
internal static class RecountComparison
{
    /// <summary>The differences; none where both agree. The same number from other rows is a difference too.</summary>
    public static ImmutableArray<string> Of(CountedSide evaluation, CountedSide sql)
    {
        ImmutableArray<string>.Builder differences = ImmutableArray.CreateBuilder<string>();
        if (evaluation.Number != sql.Number)
        {
            differences.Add($"Zahl: Auswertung {evaluation.Number ?? "keine Angabe"}, SQL {sql.Number ?? "keine Angabe"}");
        }

        foreach (string part in evaluation.Parts.Keys.Union(sql.Parts.Keys, StringComparer.Ordinal))
        {
            string? here = evaluation.Parts.GetValueOrDefault(part);
            string? there = sql.Parts.GetValueOrDefault(part);
            if (here != there)
            {
                differences.Add($"{part}: Auswertung {here ?? "keine Angabe"}, SQL {there ?? "keine Angabe"}");
            }
        }

        if (!evaluation.Rows.AsSpan().SequenceEqual(sql.Rows.AsSpan()))
        {
            AddRows(differences, "nur in der Auswertung gezählt", evaluation.Rows.Except(sql.Rows, StringComparer.Ordinal));
            AddRows(differences, "nur in SQL gezählt", sql.Rows.Except(evaluation.Rows, StringComparer.Ordinal));
        }

        return differences.DrainToImmutable();
    }

    private static void AddRows(ImmutableArray<string>.Builder differences, string label, IEnumerable<string> rows)
    {
        string[] ids = [.. rows];
        if (ids.Length > 0)
        {
            differences.Add($"{label}: {string.Join(", ", ids)}");
        }
    }
}
