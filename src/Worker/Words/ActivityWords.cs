using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>What the public may know of an activity: its kind and its place, neither title nor partners.</summary>
internal static class ActivityWords
{
    /// <summary>The recorded Art ("Netzwerktreffen"), else the kind of activity.</summary>
    public static string KindOf(Activity activity) =>
        activity.Values("art") is { IsEmpty: false } values ? string.Join(", ", values) : Kind(activity.Kind);

    /// <summary>Names of the Kommunen, "online", or "keine Angabe".</summary>
    public static string PlaceOf(Activity activity, ReferenceArea area)
    {
        ImmutableArray<string> places = activity.Values("kommune");
        return places.IsEmpty ? "keine Angabe" : string.Join(", ", places.Select(area.NameOf));
    }

    /// <summary>The kind of activity ("Veranstaltung").</summary>
    public static string Kind(ActivityKind kind) => kind switch
    {
        ActivityKind.Event => "Veranstaltung",
        ActivityKind.Cooperation => "Kooperation",
        ActivityKind.Deliverable => "Ergebnis",
        ActivityKind.Counselling => "Beratung",
        ActivityKind.Figure => "Kennzahl",
        ActivityKind.Assessment => "Einschätzung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
