using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Baselines;

/// <summary>A frozen baseline comes back as it was hashed, on every dialect.</summary>
public sealed class BaselineStoreTests : IDisposable
{
    private static readonly Period Year = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));

    private readonly TestDatabase database = TestDatabase.Upgraded();

    private BaselineStore Store => new(database.Connections);

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Baseline_ComesBackExactlyAsFrozen()
    {
        ImmutableArray<string> values = [.. Enumerable.Range(0, 800).Select(number => $"Grüße \"{number}\" a\u0308 \U0001F332")];
        Store.Add([Frozen(1, values, null), Frozen(2, [], "Übertragungsfehler: " + new string('ä', 5000))]);

        ImmutableArray<FrozenBaseline> all = Store.All();

        all.Select(frozen => frozen.Version).ShouldBe([1, 2]);
        all.ShouldAllBe(frozen => frozen.IsIntact);
        all[0].Value.Values.ShouldBe(values);
        all[0].Reason.ShouldBeNull();
        Store.Latest().ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [OnEachDialect]
    public void Version_FrozenTwice_IsRefusedAndNothingOfItStays()
    {
        Store.Add([Frozen(1, ["a"], null)]);

        Should.Throw<UserError>(() => Store.Add([Frozen(2, ["b"], null), Frozen(1, ["c"], null)])).Message.ShouldContain("jemand anderem");

        Store.All().ShouldHaveSingleItem().Value.Values.ShouldBe(["a"]);
    }

    [OnEachDialect]
    [InlineData("number = 9")]
    [InlineData("period_from = '2024-01-01'")]
    [InlineData("frozen_on = '2026-01-16'")]
    [InlineData("value_set = '[]'")]
    [InlineData("reason = 'x'")]
    public void Baseline_ChangedByHand_NoLongerFitsItsHash(string change)
    {
        Store.Add([Frozen(1, ["a"], null)]);
        database.Execute($"UPDATE frozen_baseline SET {change}");

        Store.All().ShouldHaveSingleItem().IsIntact.ShouldBeFalse();
    }

    private static FrozenBaseline Frozen(int version, ImmutableArray<string> values, string? reason) => FrozenBaseline.Of(
        "B26-1", version, new Baseline("B25-1a", Year, values, values.Length, new DateOnly(2026, 1, 15)), reason);
}
