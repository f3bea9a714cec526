using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Baselines;

/// <summary>A frozen baseline comes back as it was hashed, on every dialect.</summary>
public sealed class BaselineStoreTests : IDisposable
{
    private static readonly Period Year = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));

    private static readonly Period HalfYear = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 6, 30));

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
    public void Figure_ComesBackWithUnitDayAndANumberBeyond32Bits()
    {
        Store.Add([Figure(1, "VZÄ/100"), Figure(2, null)]);

        ImmutableArray<FrozenBaseline> all = Store.All();

        all.ShouldAllBe(frozen => frozen.IsIntact);
        all.Select(frozen => frozen.Value.Number).ShouldBe([5_000_000_000L, 5_000_000_000L]);
        all.Select(frozen => frozen.Value.Figure).ShouldBe([new BaselineFigure("VZÄ/100", HalfYear), new BaselineFigure(null, HalfYear)]);
    }

    [OnEachDialect]
    [InlineData("unit = 'VZÄ'")]
    [InlineData("unit = NULL")]
    [InlineData("figure_from = '2025-02-01'")]
    [InlineData("figure_to = '2025-07-01'")]
    [InlineData("unit = NULL, figure_from = NULL, figure_to = NULL")]
    public void Figure_ChangedByHand_NoLongerFitsItsHash(string change)
    {
        Store.Add([Figure(1, "VZÄ/100")]);
        database.Execute($"UPDATE frozen_baseline SET {change}");

        Store.All().ShouldHaveSingleItem().IsIntact.ShouldBeFalse();
    }

    /// <summary>The bytes that were hashed before a baseline could be a figure, written out.</summary>
    [Fact]
    public void Hash_OfWhatWasCounted_IsThatOfEarlierVersions() => Frozen(1, ["a"], null).Sha256.ShouldBe(Checksums.Sha256(
        """{"aus_zeile":"B25-1a","bis":"2025-12-31","fassung":1,"festgeschrieben_am":"2026-01-15","von":"2025-01-01","werte":["a"],"zahl":1,"zeile":"B26-1"}"""u8));

    /// <summary>A database of the version before: the row that it holds is read with its hash, and a figure fits beside it.</summary>
    [Fact]
    public void Upgrade_LeavesWhatWasFrozenBeforeIntact()
    {
        using TemporaryDatabase earlier = TemporaryDatabase.Upgraded();
        foreach (string column in new[] { "unit", "figure_from", "figure_to" })
        {
            earlier.Execute($"ALTER TABLE frozen_baseline DROP COLUMN {column}");
        }

        earlier.Execute("DELETE FROM SchemaVersions WHERE ScriptName = '0006-frozen-figures.sql'");
        earlier.Execute("INSERT INTO frozen_baseline VALUES ('B26-1', 1, 'B25-1a', '2025-01-01', '2025-12-31', '[\"a\"]', 1, '2026-01-15', NULL, "
            + $"'{Frozen(1, ["a"], null).Sha256}')");

        DatabaseUpgrade.Run(earlier.Connections).ShouldBe(["0006-frozen-figures.sql"]);

        BaselineStore store = new(earlier.Connections);
        store.Add([Figure(2, "VZÄ/100")]);
        store.All().ShouldAllBe(frozen => frozen.IsIntact);
        store.All().Select(frozen => frozen.Value.Figure?.Unit).ShouldBe([null, "VZÄ/100"]);
    }

    [OnEachDialect]
    public void Figure_WhereTheCatalogueCounts_IsRefusedAndTheOtherWayRound()
    {
        Store.Add([Figure(1, "VZÄ/100")]);
        BaselineNeed counted = new("B26-1", "B25-1a", Year, IsFigure: false);
        Should.Throw<UserError>(() => For(counted)).Message.ShouldContain("ist eine Kennzahl und nicht gezählt");
        For(counted with { IsFigure = true }).ShouldHaveSingleItem();

        Store.Add([Frozen(2, [], null)]);
        Should.Throw<UserError>(() => For(counted with { IsFigure = true })).Message.ShouldContain("ist gezählt und keine Kennzahl");
        For(counted).ShouldHaveSingleItem().Version.ShouldBe(2);

        ImmutableArray<FrozenBaseline> For(BaselineNeed need) => database.Connections.Read(transaction => Store.For(transaction, [need]));
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

    private static FrozenBaseline Figure(int version, string? unit) => FrozenBaseline.Of(
        "B26-1", version, new Baseline("B25-1a", Year, [], 5_000_000_000, new DateOnly(2026, 1, 15)) { Figure = new BaselineFigure(unit, HalfYear) }, null);

    private static FrozenBaseline Frozen(int version, ImmutableArray<string> values, string? reason) => FrozenBaseline.Of(
        "B26-1", version, new Baseline("B25-1a", Year, values, values.Length, new DateOnly(2026, 1, 15)), reason);
}
