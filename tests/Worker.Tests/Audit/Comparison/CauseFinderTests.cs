using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Worker.Audit.Comparison;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Comparison;

/// <summary>Changes 0, 1, 2 ... and a rule that says what a result is while they stand.</summary>
public class CauseFinderTests
{
    [Fact]
    public void Change_ThatAloneMakesTheResult_IsTheOnlyCause() => Causes(3, stand => Text(stand.Contains(1))).ShouldBe("1");

    [Fact]
    public void Changes_ThatAddUp_AreEachACause() => Causes(3, stand => $"{stand.Count}").ShouldBe("0; 1; 2");

    [Fact]
    public void Changes_ThatNeedEachOther_ActTogether() =>
        Causes(3, stand => Text(stand.Contains(0) && stand.Contains(2))).ShouldBe("0+2");

    [Fact]
    public void Changes_ThatStandInForEachOther_ActTogether() =>
        Causes(3, stand => Text(stand.Contains(0) || stand.Contains(2))).ShouldBe("0+2");

    [Fact]
    public void Change_ThatNeedsAnother_NamesIt() =>
        Causes(2, stand => $"{stand.Contains(0)} {stand.Contains(0) && stand.Contains(1)}").ShouldBe("0; 1 with 0");

    /// <summary>Either alone would be seen, both together are not: as a group they have changed nothing.</summary>
    [Fact]
    public void Changes_ThatMakeUpForEachOther_AreNotSaidToActTogether() => Causes(3, stand => (stand.Contains(2), stand.Except([2]).Count) switch
    {
        (true, 1) => "other",
        (true, _) => "new",
        (false, 2) => "changed",
        _ => "old",
    }).ShouldBe("0 with 1+2; 1 with 0+2; 2");

    [Fact]
    public void Changes_WithoutEffect_AreNoCause() => Causes(4, _ => "").ShouldBe("");

    /// <summary>Over random rules: something is named where the result differs, and each named group, taken back, gives another one.</summary>
    [Fact]
    public void Causes_OfAnyRule_AreConfirmed() => Gen.Select(Gen.Int[0, 3].Array[32], Gen.Int[0, 5]).Sample((table, likely) =>
    {
        string Result(ImmutableSortedSet<int> takenBack) => $"{table[takenBack.Sum(change => 1 << change)]}";
        int[] changes = [0, 1, 2, 3, 4];
        ImmutableArray<Cause> causes = new CauseFinder(Result).Find(changes[..likely], changes[likely..]);
        (Result([]) == Result([.. changes]) || !causes.IsEmpty).ShouldBeTrue();
        foreach (Cause cause in causes)
        {
            Result([.. cause.Changes]).ShouldNotBe(Result([]));
        }

        ImmutableSortedSet<int> named = [.. causes.SelectMany(cause => cause.Changes)];
        Result([.. changes.Except(named)]).ShouldBe(Result([]), "what is not named changes nothing");
    });

    private static string Causes(int changes, Func<ImmutableSortedSet<int>, string> result)
    {
        ImmutableSortedSet<int> all = [.. Enumerable.Range(0, changes)];
        return string.Join("; ", new CauseFinder(takenBack => result(all.Except(takenBack))).Find(all, [])
            .Select(cause => string.Join('+', cause.Changes) + (cause.With.IsEmpty ? "" : $" with {string.Join('+', cause.With)}")));
    }

    private static string Text(bool result) => result ? "yes" : "no";
}
