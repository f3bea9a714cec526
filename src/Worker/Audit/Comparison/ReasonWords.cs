using System.Collections.Immutable;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What is said of a cause: alone, together with others, or only beside others.</summary>
internal static class ReasonWords
{
    private const int MostNamed = 6;

    /// <summary>The reasons of a cause.</summary>
    public static IEnumerable<ChangeReason> Of(Cause cause, ImmutableArray<Change> changes)
    {
        ImmutableArray<ChangeReason> parts = [.. cause.Changes.SelectMany(change => changes[change].Reasons())];
        if (cause.Changes.Length > 1)
        {
            return [new ChangeReason(
                ChangeCause.Together, $"{Named([.. parts.Select(Name)])} zusammen",
                string.Join("; ", parts.Where(part => part.Detail.Length > 0).Select(part => $"{part.Row?.Id ?? part.Text}: {part.Detail}")))
            {
                Parts = parts,
            }];
        }

        string with = Named([.. cause.With.SelectMany(change => changes[change].Reasons())
            .Select(part => part.Row?.Id ?? part.Text).Distinct(StringComparer.Ordinal)]);
        return with.Length == 0 ? parts : parts.Select(part => part with { Text = $"{part.Text}, zusammen mit {with}" });
    }

    private static string Name(ChangeReason part) => part.Row is RowChange row ? $"{row.Id} ({part.Text})" : part.Text;

    private static string Named(IReadOnlyList<string> names) => Phrases.And(names.Count <= MostNamed
        ? names
        : [.. names.Take(MostNamed - 1), $"{names.Count - MostNamed + 1} weitere"]);
}
