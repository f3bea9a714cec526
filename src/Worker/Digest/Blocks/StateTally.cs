using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>Milestones by state, as short as a subject has to be: "2 erreicht, 1 gefährdet".</summary>
internal static class StateTally
{
    private static readonly (string Word, Func<Status, bool> Is)[] Essential =
    [
        ("erreicht", status => status.IsFine()), ("gefährdet", status => status == Status.AtRisk), ("nicht erreicht", status => status == Status.NotReached),
        ("teilweise erreicht", status => status == Status.PartlyReached), ("ohne Beleg", status => status == Status.DocumentMissing),
    ];

    private static readonly (string Word, Func<Status, bool> Is)[] Others =
    [
        ("im Plan", status => status == Status.OnTrack), ("offen", status => status == Status.Open),
        ("noch nicht bewertbar", status => status == Status.NotYetAssessable), ("zurückgehalten", status => status == Status.Withheld),
    ];

    /// <summary>All states that occur.</summary>
    public static string Of(EvaluationResult result) => Joined(result, [.. Essential, .. Others]);

    /// <summary>What decides, for a subject; where none of it occurs, the other states.</summary>
    public static string Short(EvaluationResult result) => Joined(result, Essential[..3]) is { Length: > 0 } essence ? essence : Of(result);

    private static string Joined(EvaluationResult result, (string Word, Func<Status, bool> Is)[] words) => string.Join(", ", words
        .Select(word => (word.Word, Count: result.Milestones.Count(milestone => word.Is(milestone.Status))))
        .Where(found => found.Count > 0).Select(found => $"{found.Count} {found.Word}"));
}
