using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Tests.Activities;

/// <summary>Rows as a host system would deliver them, to be varied by the tests.</summary>
internal static class DeliveredRows
{
    public static ReferenceArea Area { get; } = new()
    {
        Places =
        [
            new Municipality("05334004", "Alsdorf", ["Hoengen"]),
            new Municipality("05334036", "Würselen", ["Wuerselen"]),
        ],
        PlacesWithoutReach = ["online", "regionsweit"],
        Versions = [new ReferenceSet(new DateOnly(2025, 1, 1), ["05334004", "05334036"], null)],
    };

    public static ActivityRow Good { get; } = new()
    {
        Id = "A-1",
        Kind = "event",
        Title = "Netzwerktreffen",
        StartDate = "2025-03-01",
        Status = "held",
        RecordedAt = "2025-03-02 08:00:00",
        ChangedAt = "2025-03-02 08:00:00",
    };

    public static ActivityReading Read(params ActivityRow[] rows)
    {
        ActivityReader reader = new(new PlaceIndex([Area]), ["P-1", "P-2"]);
        List<RejectedRow> rejected = [];
        return new ActivityReading(
            [.. rows.GroupBy(row => row.Id, StringComparer.Ordinal).Select(sameId => reader.Read([.. sameId], rejected)).OfType<Activity>()],
            [.. rejected]).Ordered();
    }

    public static ActivityRow With(params (string? Name, string? Value)[] attributes) =>
        Good with { Attributes = [.. attributes] };
}
