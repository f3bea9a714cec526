using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Quality;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Quality;

public sealed class RecordingGapsTests
{
    private static readonly DateOnly Today = new(2026, 6, 17);

    [Fact]
    public void WhatIsMissing_IsListedWithTheActivities()
    {
        Activity[] rows =
        [
            Row("V-1") with { Title = "Eins", Status = ActivityStatus.Planned, StartDate = new DateOnly(2026, 6, 16) },
            Row("V-2") with { Title = "Zwei", Status = ActivityStatus.Planned, StartDate = new DateOnly(2026, 6, 17) },
            Row("V-3") with { Title = "Drei", Participants = null },
            Row("V-4") with { Title = "Vier", Attributes = [] },
            Row("V-5") with { Title = "Gespräch mit Frau Dr. Muster" },
            Row("V-6") with { Title = "Sechs", RecordedOn = new DateOnly(2026, 6, 10) },
            Row("E-1") with { Kind = ActivityKind.Deliverable, Title = "Konzept" },
        ];

        Listed(rows).ShouldBe(
        [
            "Geplant, aber der Termin ist vorbei: V-1", "Durchgeführt ohne Teilnahmen: V-3", "Ohne Kommune: V-4", "Ohne Beleg: E-1",
            "Titel sieht nach dem Namen einer Person aus: V-5 (Frau Dr. Muster)", "Nachträglich erfasst: V-6 (erfasst am 10.06.2026)",
        ]);
    }

    [Theory]
    [InlineData("Netzwerktreffen der Lehrkräfte", true)]
    [InlineData("netzwerktrefen Lehrkräfte", true)]
    [InlineData("Runder Tisch", false)]
    [InlineData("Netzwerktreffen Lehrkräfte 2", false)]
    public void RowsOfOneDay_WithSimilarTitles_AreProbablyOne(string title, bool isDoubled) =>
        Listed([Row("V-1") with { Title = "Netzwerktreffen Lehrkräfte" }, Row("V-2") with { Title = title }])
            .ShouldBe(isDoubled ? ["Wahrscheinlich doppelt erfasst: V-2 (wie V-1)"] : []);

    [Fact]
    public void RowsOfOneDay_InTwoPlacesOrCancelled_AreTwo()
    {
        Listed([Row("V-1"), Row("V-2") with { Attributes = [new ActivityAttribute("kommune", "05334036")] }]).ShouldBeEmpty();
        Listed([Row("V-1"), Row("V-2") with { Status = ActivityStatus.Cancelled }]).ShouldBeEmpty();
        Listed([Row("V-1"), Row("V-2") with { StartDate = new DateOnly(2026, 3, 2) }]).ShouldBeEmpty();
    }

    private static IEnumerable<string> Listed(Activity[] rows) => RecordingGaps.Of(rows, Today).SelectMany(gap =>
        gap.Rows.Select(row => $"{gap.Title}: {row.Activity.Id}{(row.Note.Length == 0 ? "" : $" ({row.Note})")}"));

    private static Activity Row(string id) => new()
    {
        Id = id, Kind = ActivityKind.Event, Title = "Netzwerktreffen", StartDate = new DateOnly(2026, 3, 1),
        Status = ActivityStatus.Held, Participants = 12, RecordedOn = new DateOnly(2026, 3, 2), Attributes = [new ActivityAttribute("kommune", "05334004")],
    };
}
