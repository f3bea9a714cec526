namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Zurückgewiesen wird eine Zeile ohne lesbare Nummer, ohne Beginn als Datum, mit einem Ende, das kein Datum ist oder vor dem Beginn
/// liegt, mit unbekanntem Typ oder Status, und eine durchgeführte, deren Beginn nach dem Tag ihrer letzten Änderung liegt; die erste
/// zutreffende Regel nennt den Grund.
/// </summary>
/// <remarks>Every rule is one that plain SQL can repeat: equality, a date's round trip, a comparison of days.</remarks>
internal static class ActivityRowRules
{
    /// <summary>Name printed for a row that has no id.</summary>
    public const string NoId = "(ohne Nummer)";

    /// <summary>Reason for every row of an id that was delivered more than once.</summary>
    public const string DoubledId = "doppelte Nummer";

    /// <summary>Why the row is rejected, in German; null: it is readable. Doubled ids are judged over all rows.</summary>
    public static string? WhyRejected(ActivityRow row) =>
        BadId(row.Id)
        ?? BadStart(row)
        ?? BadEnd(row)
        ?? BadKind(row)
        ?? BadStatus(row)
        ?? HeldBeforeItHappened(row);

    /// <summary>Rule "bad id": missing, or not to be compared (DeliveredText).</summary>
    public static string? BadId(string? id) =>
        DeliveredText.IsMissing(id) ? "Nummer fehlt"
        : DeliveredText.WhyUnreadable(id!) is string reason ? $"Nummer unlesbar: {reason}"
        : null;

    /// <summary>The kind of a code; the codes are compared ordinally. Null: unknown.</summary>
    public static ActivityKind? KindOf(string? code) => code switch
    {
        "event" => ActivityKind.Event,
        "cooperation" => ActivityKind.Cooperation,
        "deliverable" => ActivityKind.Deliverable,
        "counselling" => ActivityKind.Counselling,
        "figure" => ActivityKind.Figure,
        "assessment" => ActivityKind.Assessment,
        _ => null,
    };

    /// <summary>The status of a code; the codes are compared ordinally. Null: unknown.</summary>
    public static ActivityStatus? StatusOf(string? code) => code switch
    {
        "planned" => ActivityStatus.Planned,
        "held" => ActivityStatus.Held,
        "cancelled" => ActivityStatus.Cancelled,
        _ => null,
    };

    /// <summary>The last day; null where none is recorded.</summary>
    public static DateOnly? EndOf(ActivityRow row) =>
        DeliveredText.IsMissing(row.EndDate) ? null : DeliveredDate.Day(row.EndDate);

    // Rule "bad start date".
    private static string? BadStart(ActivityRow row) =>
        DeliveredText.IsMissing(row.StartDate) ? "Beginn fehlt"
        : DeliveredDate.Day(row.StartDate) is null ? $"Beginn ist kein Datum (JJJJ-MM-TT): {row.StartDate}"
        : null;

    // Rules "bad end date" and "end before start"; the start is known to be a date.
    private static string? BadEnd(ActivityRow row) =>
        DeliveredText.IsMissing(row.EndDate) ? null
        : DeliveredDate.Day(row.EndDate) is not DateOnly end ? $"Ende ist kein Datum (JJJJ-MM-TT): {row.EndDate}"
        : end < DeliveredDate.Day(row.StartDate) ? "Ende liegt vor dem Beginn"
        : null;

    // Rule "unknown kind".
    private static string? BadKind(ActivityRow row) =>
        DeliveredText.IsMissing(row.Kind) ? "Typ fehlt" : KindOf(row.Kind) is null ? $"unbekannter Typ: {row.Kind}" : null;

    // Rule "unknown status".
    private static string? BadStatus(ActivityRow row) =>
        DeliveredText.IsMissing(row.Status) ? "Status fehlt"
        : StatusOf(row.Status) is null ? $"unbekannter Status: {row.Status}"
        : null;

    // Rule "held before it happened": the row itself says when it was last touched; no clock is needed.
    private static string? HeldBeforeItHappened(ActivityRow row) =>
        StatusOf(row.Status) is ActivityStatus.Held
        && row.ChangedAt is string changedAt
        && DeliveredDate.DayOfMoment(changedAt) is DateOnly changedOn
        && DeliveredDate.Day(row.StartDate) > changedOn
            ? "durchgeführt, obwohl der Beginn nach dem Tag der letzten Änderung liegt"
            : null;
}
