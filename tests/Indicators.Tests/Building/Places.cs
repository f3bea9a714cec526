using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Tests.Building;

/// <summary>The reference set and the partners of all examples.</summary>
public static class Places
{
    public static ReferenceArea Area { get; } = new()
    {
        Places =
        [
            new Municipality("05334002", "Aachen", []), new Municipality("05334004", "Alsdorf", []),
            new Municipality("05334012", "Eschweiler", []), new Municipality("05334016", "Herzogenrath", []),
            new Municipality("05334032", "Stolberg (Rhld.)", ["Stolberg"]),
        ],
        PlacesWithoutReach = ["online", "regionsweit"],
        Versions =
        [
            new ReferenceSet(new DateOnly(2025, 1, 1), ["05334004", "05334012", "05334032"], null),
            new ReferenceSet(new DateOnly(2026, 7, 1), ["05334004", "05334012", "05334016", "05334032"], null),
        ],
    };

    public static IReadOnlyList<Partner> Partners { get; } =
    [
        new("firma", "Firma", "Unternehmen", false), new("hauptamt", "Hauptamtlicher Verein", "Verein", false),
        new("jobcenter", "Jobcenter", "Jobcenter", false), new("kmu-a", "Betrieb A", "KMU", false),
        new("kmu-b", "Betrieb B", "KMU", false), new("verband", "Verband", "Wohlfahrtsverband", false),
        new("verein-a", "Verein A", "Verein", true), new("verein-b", "Verein B", "Verein", true),
    ];

    public static string AgsOf(string name) =>
        Area.Places.FirstOrDefault(place => place.Name == name || place.Aliases.Contains(name))?.Ags ?? name;
}
