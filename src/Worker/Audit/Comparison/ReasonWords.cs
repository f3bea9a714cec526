using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
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
            .Select(part => part.Row?.Id ?? part.Name).Distinct(StringComparer.Ordinal)]);
        return with.Length == 0 ? parts : parts.Select(part => part with { Text = $"{part.Text}, zusammen mit {with}" });
    }

    /// <summary>A reason that acts on the line's baseline alone: its rows are none of the line's own.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="then">The baseline without it.</param>
    /// <param name="now">The baseline with it.</param>
    public static ChangeReason ByBaseline(ChangeReason reason, Baseline then, Baseline now) => reason with
    {
        Text = $"{reason.Text}, über den Ausgangswert",
        Detail = string.Join("; ", new[] { reason.Detail, $"Ausgangswert vorher {RuleChanges.Text(then)}, jetzt {RuleChanges.Text(now)}" }
            .Where(text => text.Length > 0)),
    };

    private static string Name(ChangeReason part) => part.Row is RowChange row ? $"{row.Id} ({part.Text})" : part.Name;

    private static string Named(IReadOnlyList<string> names) => Phrases.And(names.Count <= MostNamed
        ? names
        : [.. names.Take(MostNamed - 1), $"{names.Count - MostNamed + 1} weitere"]);
}
