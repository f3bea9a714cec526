using System.Collections.Immutable;
using System.Text;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Splits a script at its lines "GO", as the tools of a database administration do: CREATE VIEW must stand alone in its batch.
/// A line inside a comment or a text that says nothing but GO would be taken for one; the scripts have none.
/// </summary>
internal static class SqlBatches
{
    /// <summary>The batches in order, without empty ones; a script without such a line is one batch.</summary>
    public static ImmutableArray<string> Split(string script)
    {
        ImmutableArray<string>.Builder batches = ImmutableArray.CreateBuilder<string>();
        StringBuilder batch = new();
        foreach (string line in script.ReplaceLineEndings("\n").Split('\n').Append("GO"))
        {
            if (!line.Trim().Equals("GO", StringComparison.OrdinalIgnoreCase))
            {
                batch.Append(line).Append('\n');
                continue;
            }

            string text = batch.ToString().Trim('\n');
            batch.Clear();
            if (HoldsStatements(text))
            {
                batches.Add(text);
            }
        }

        return batches.ToImmutable();
    }

    // A batch of comments alone would be sent for nothing.
    private static bool HoldsStatements(string batch) => batch.Split('\n')
        .Any(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith("--", StringComparison.Ordinal));
}
