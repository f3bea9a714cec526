using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// The fields of an activity under their names in the contract, and as the lists call them and their values.
/// </summary>
internal static class ImportFields
{
    private static readonly (string Name, Func<ActivityRow, string?> Value)[] Fields =
    [
        ("kind", row => row.Kind), ("title", row => row.Title), ("start_date", row => row.StartDate), ("end_date", row => row.EndDate),
        ("status", row => row.Status), ("organiser", row => row.Organiser), ("participants", row => row.Participants), ("minutes", row => row.Minutes),
        ("quantity", row => row.Quantity), ("unit", row => row.Unit), ("note", row => row.Note), ("recorded_at", row => row.RecordedAt),
    ];

    /// <summary>What is different in the fields; the moment of the change itself is none.</summary>
    public static IEnumerable<ActivityChange> Changes(ActivityRow before, ActivityRow after, string source) =>
        from field in Fields
        let was = field.Value(before)
        let becomes = field.Value(after)
        where was != becomes
        select new ActivityChange(after.Id!, field.Name, was, becomes, source);

    /// <summary>What is different in the attributes, one change each.</summary>
    public static IEnumerable<ActivityChange> Changes(string id, IReadOnlySet<ActivityAttribute> before, IReadOnlySet<ActivityAttribute> after, string source) =>
        from name in before.Concat(after).Select(attribute => attribute.Name).Distinct().Order(StringComparer.Ordinal)
        let was = Joined(before, name)
        let becomes = Joined(after, name)
        where was != becomes
        select new ActivityChange(id, name, was, becomes, source);

    /// <summary>"Titel" for "title"; an attribute bears its own name.</summary>
    public static string NameOf(string field) =>
        SheetKind.Activities.Columns.FirstOrDefault(column => column.Name == field)?.German[0] ?? field;

    /// <summary>A value as the lists write it, free text in quotation marks; "leer" where there is none.</summary>
    public static string ValueOf(string field, string? value) => (field, value) switch
    {
        (_, null or "") => "leer",
        ("kind", _) => ImportWords.Kinds.WordOf(value),
        ("status", _) => ImportWords.Statuses.WordOf(value),
        _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        _ when value.All(char.IsAsciiDigit) => value,
        _ => $"„{VisibleText.OnOneLine(value)}“",
    };

    private static string? Joined(IEnumerable<ActivityAttribute> attributes, string name)
    {
        string joined = string.Join(AttributeColumns.ValueSeparator, attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value).Order(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }
}
