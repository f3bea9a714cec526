using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>Vormerkliste: die Aktivitäten, die eine Zählung braucht, weil ihnen auf einem ihrer Wege höchstens so viele Bedingungen fehlen.</summary>
internal sealed class CandidateList
{
    private readonly ImmutableArray<ImmutableArray<CandidateWay>> waysByKind;
    private readonly int most;
    private readonly bool isNearInAnyYear;
    private readonly LineContext context;

    /// <summary>Prepares the ways.</summary>
    /// <param name="ways">The ways; a row that takes none is not needed.</param>
    /// <param name="most">How many conditions a row may lack: 1 where near misses are named, 0 where only what counts is needed.</param>
    /// <param name="isNearInAnyYear">Whether a start far from the period is one condition that is missing, or more than that (Z-6).</param>
    /// <param name="context">The line's context, as far as it is known before anything is counted.</param>
    public CandidateList(ImmutableArray<Way> ways, int most, bool isNearInAnyYear, LineContext context)
    {
        this.most = most;
        this.isNearInAnyYear = isNearInAnyYear;
        this.context = context;
        waysByKind = [.. Enum.GetValues<ActivityKind>().Select(kind =>
            ways.Select(way => CandidateWay.Of(way, kind, context.Programme)).Where(way => way.Lacking <= most).ToImmutableArray())];
    }

    /// <summary>The rows put down, in the order in which they came.</summary>
    public List<Activity> Rows { get; } = [];

    /// <summary>Whether a row of this kind can come near at all.</summary>
    public bool IsOpenTo(ActivityKind kind) => !waysByKind[(int)kind].IsEmpty;

    /// <summary>Whether the row may lack no more conditions than are allowed.</summary>
    public bool IsNear(Activity row)
    {
        foreach (CandidateWay way in waysByKind[(int)row.Kind])
        {
            if (way.IsWithin(most, row, isNearInAnyYear, context))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Ein Weg für Aktivitäten eines Typs: was der Typ entscheidet, ist schon entschieden.</summary>
/// <param name="OnlyFor">What a row must meet for the way to be open to it; null: nothing.</param>
/// <param name="Lacking">How many conditions every row of the kind lacks.</param>
/// <param name="Open">The conditions that each row has to be asked for.</param>
internal sealed record CandidateWay(Condition? OnlyFor, int Lacking, ImmutableArray<Condition> Open)
{
    /// <summary>The way for rows of a kind.</summary>
    public static CandidateWay Of(Way way, ActivityKind kind, Period programme)
    {
        ILookup<bool, Condition> decided = way.Decided(programme).ToLookup(condition => condition is HasAny { Attribute: "typ" });
        string word = ActivityFields.Word(kind);
        return new CandidateWay(
            way.OnlyFor,
            decided[true].Cast<HasAny>().Count(condition => !condition.AnyOf.Contains(word)),
            [.. decided[false]]);
    }

    /// <summary>Whether a row lacks at most so many conditions; asks no further than it has to.</summary>
    public bool IsWithin(int most, Activity row, bool isNearInAnyYear, LineContext context)
    {
        if (OnlyFor?.IsMet(row, context) == false)
        {
            return false;
        }

        int lacking = Lacking;
        foreach (Condition condition in Open)
        {
            if (condition.IsMet(row, context))
            {
                continue;
            }

            lacking += !isNearInAnyYear && condition is StartsWithin within && within.IsFar(row) ? 2 : 1;
            if (lacking > most)
            {
                return false;
            }
        }

        return true;
    }
}
