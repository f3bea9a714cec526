using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// The fields of activities, partners and Stellungnahmen under their names in the contract, and as the lists call them and their values.
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
    public static IEnumerable<FieldChange> Changes(ActivityRow before, ActivityRow after, string source) =>
        from field in Fields
        let was = field.Value(before)
        let becomes = field.Value(after)
        where was != becomes
        select new FieldChange(after.Id!, field.Name, was, becomes, source);

    /// <summary>What is different in a partner.</summary>
    public static IEnumerable<FieldChange> Changes(PartnerRow before, PartnerRow after, string source) => Different(
        $"Partner {after.Id}", source, ("name", before.Name, after.Name), ("type", before.Type, after.Type), ("voluntary", before.Voluntary, after.Voluntary));

    /// <summary>What is different in a Stellungnahme.</summary>
    public static IEnumerable<FieldChange> Changes(RemarkRow before, RemarkRow after, string source) => Different(
        EntryOf(after), source,
        ("role", before.Role, after.Role), ("cause", before.Cause, after.Cause), ("measure", before.Measure, after.Measure), ("new_date", before.NewDate, after.NewDate));

    /// <summary>"Stellungnahme B25-2 vom 01.06.2026".</summary>
    public static string EntryOf(RemarkRow remark) => $"Stellungnahme {remark.Indicator} vom {ValueOf("written_on", remark.WrittenOn)}";

    private static IEnumerable<FieldChange> Different(string entry, string source, params IEnumerable<(string Field, string? Before, string? After)> fields) =>
        fields.Where(field => field.Before != field.After).Select(field => new FieldChange(entry, field.Field, field.Before, field.After, source));

    /// <summary>What is different in the attributes, one change each.</summary>
    public static IEnumerable<FieldChange> Changes(string id, IReadOnlySet<ActivityAttribute> before, IReadOnlySet<ActivityAttribute> after, string source) =>
        from name in before.Concat(after).Select(attribute => attribute.Name).Distinct().Order(StringComparer.Ordinal)
        let was = Joined(before, name)
        let becomes = Joined(after, name)
        where was != becomes
        select new FieldChange(id, name, was, becomes, source);

    /// <summary>"Titel" for "title"; an attribute bears its own name.</summary>
    public static string NameOf(string field) =>
        SheetKind.Activities.Columns.Concat(SheetKind.Partners.Columns).Concat(SheetKind.Remarks.Columns).FirstOrDefault(column => column.Name == field)?.German[0] ?? field;

    /// <summary>A value as the lists write it, free text in quotation marks; "leer" where there is none.</summary>
    public static string ValueOf(string field, string? value) => (field, value) switch
    {
        (_, null or "") => "leer",
        ("kind", _) => ImportWords.Kinds.WordOf(value),
        ("status", _) => ImportWords.Statuses.WordOf(value),
        ("voluntary", _) => ImportWords.YesNo.WordOf(value),
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
