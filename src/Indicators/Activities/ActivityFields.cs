using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Felder und Merkmale unter ihrem deutschen Namen, wie der Zielkatalog sie nennt.
/// </summary>
public static class ActivityFields
{
    /// <summary>Fields of the row itself that a condition may name beside the attributes.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["typ", "veranstalter", "teilnahmen", "minuten", "menge", "einheit", "notiz"];

    /// <summary>Attributes whose values are places (AGS, name or alias).</summary>
    public static ImmutableArray<string> PlaceAttributes { get; } = ["kommune"];

    /// <summary>Attributes whose values are ids of partners.</summary>
    public static ImmutableArray<string> PartnerAttributes { get; } = ["partner", "eingeladen", "beitrag"];

    /// <summary>The German catalogue word of an activity kind.</summary>
    public static string Word(ActivityKind kind) => kind switch
    {
        ActivityKind.Event => "veranstaltung",
        ActivityKind.Cooperation => "kooperation",
        ActivityKind.Deliverable => "ergebnis",
        ActivityKind.Counselling => "beratung",
        ActivityKind.Figure => "kennzahl",
        ActivityKind.Assessment => "einschaetzung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The values of a field or attribute; empty where nothing is recorded.</summary>
    public static ImmutableArray<string> ValuesOf(Activity activity, string name) => name switch
    {
        "typ" => KindWords[(int)activity.Kind],
        "veranstalter" => One(activity.Organiser),
        "einheit" => One(activity.Unit),
        "notiz" => One(activity.Note),
        "teilnahmen" => One(activity.Participants),
        "minuten" => One(activity.Minutes),
        "menge" => One(activity.Quantity),
        _ => ValuesOf(activity.Attributes, name),
    };

    /// <summary>Whether one of the values of a field or attribute is among the given ones; compared sign by sign.</summary>
    public static bool HasAny(Activity activity, string name, ImmutableArray<string> values)
    {
        if (Names.Contains(name))
        {
            return ValuesOf(activity, name) is [string only] && values.Contains(only);
        }

        foreach (ActivityAttribute attribute in activity.Attributes)
        {
            if (attribute.Name == name && values.Contains(attribute.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether anything is recorded under a field or attribute.</summary>
    public static bool HasSome(Activity activity, string name)
    {
        if (Names.Contains(name))
        {
            return !ValuesOf(activity, name).IsEmpty;
        }

        foreach (ActivityAttribute attribute in activity.Attributes)
        {
            if (attribute.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The largest number that is read (Z-31): what is beyond it is a slip of the pen, and sums stay exact.</summary>
    public const int LargestNumber = 1_000_000_000;

    /// <summary>A whole number from a field or a numeric attribute; null where none is recorded.</summary>
    public static int? NumberOf(Activity activity, string name)
    {
        ImmutableArray<string> values = ValuesOf(activity, name);
        return values.Length == 1
            && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number <= LargestNumber
            ? number
            : null;
    }

    /// <summary>The total of the numbers recorded.</summary>
    public static long TotalOf(IEnumerable<Activity> activities, string name) =>
        activities.Sum(activity => (long)(NumberOf(activity, name) ?? 0));

    /// <summary>Written out: conditions ask row after row, so nothing is allocated where nothing is found.</summary>
    private static ImmutableArray<string> ValuesOf(ImmutableArray<ActivityAttribute> attributes, string name)
    {
        ImmutableArray<string> values = [];
        foreach (ActivityAttribute attribute in attributes)
        {
            if (attribute.Name == name)
            {
                values = values.Add(attribute.Value);
            }
        }

        return values;
    }

    private static readonly ImmutableArray<ImmutableArray<string>> KindWords =
        [.. Enum.GetValues<ActivityKind>().Select(kind => ImmutableArray.Create(Word(kind)))];

    private static ImmutableArray<string> One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static ImmutableArray<string> One(int? value) =>
        value is int number ? [number.ToString(CultureInfo.InvariantCulture)] : [];
}
