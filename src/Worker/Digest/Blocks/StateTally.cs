using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>
/// Milestones by state, as short as a subject has to be: "2 erreicht, 1 gefährdet". Auftrag and Querschnittsvorgabe are none of them, as in the report.
/// </summary>
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

    /// <summary>What is no milestone, each with its state: "Auftrag KIA (K): Beleg steht aus".</summary>
    public static IEnumerable<MilestoneResult> Beside(EvaluationResult result) => result.Milestones.Except(Counted(result));

    private static MilestoneResult[] Counted(EvaluationResult result)
    {
        MilestoneResult[] milestones = [.. result.Milestones.Where(milestone => milestone.Milestone.Type == MilestoneType.Milestone)];
        return milestones.Length > 0 ? milestones : [.. result.Milestones];
    }

    private static string Joined(EvaluationResult result, (string Word, Func<Status, bool> Is)[] words) => string.Join(", ", words
        .Select(word => (word.Word, Count: Counted(result).Count(milestone => word.Is(milestone.Status))))
        .Where(found => found.Count > 0).Select(found => $"{found.Count} {found.Word}"));
}
