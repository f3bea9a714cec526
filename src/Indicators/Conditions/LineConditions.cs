using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Bedingung, die sich auf eine andere Zeile beruft: die Aktivität teilt einen Wert mit einer dort gezählten („gleich“), sie erfüllt
/// nicht auch deren Bedingungen („nicht_in“), oder sie beginnt nach dem ersten Tag, an dem deren Soll erreicht war („nach“; Z-34).
/// Hier: „gleich“, auch wenn jene dort nur zählte, solange ihr Angebot vorn lag; mit „stufe“ genügt und ist nötig, dass dort diese
/// Stufe mit demselben Wert erreicht ist, gleich ob sein Angebot je vorn lag.
/// </summary>
/// <param name="Attribute">The shared attribute.</param>
/// <param name="Line">The other line.</param>
/// <param name="Stage">The stage of the other line that has to be reached with the shared value; null: none.</param>
public sealed record SharesWith(string Attribute, string Line, string? Stage = null) : Condition
{
    /// <inheritdoc/>
    public override string Name => "gleich";

    /// <inheritdoc/>
    public override string Required => Stage is null
        ? $"{Attribute} wie unter {Line}"
        : $"{Attribute}, mit dem unter {Line} Stufe „{Stage}“ erreicht ist";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [Attribute];

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => [Line];

    /// <inheritdoc/>
    public override bool LooksAhead => Stage is not null;

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        activity.Values(Attribute).Any(context.Others.ValuesIn(
            Line, Attribute, Stage,
            context.IsStillToCome(activity) ? StillToCome.Everything : LooksAhead ? context.TakenAsHeld : StillToCome.Nothing).Contains);

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) =>
        FailedCondition.Join(activity.Values(Attribute)) + (Stage is null || activity.Values(Attribute).IsEmpty ? "" : ": Stufe nicht erreicht");
}

/// <summary>
/// Erfüllt nicht auch die Bedingungen einer anderen Zeile – außer die Aktivität ist als mehrfach zugeordnet gekennzeichnet (Z-34).
/// </summary>
/// <param name="Line">The other line.</param>
public sealed record NotCountedIn(string Line) : Condition
{
    /// <summary>Attribute and value by which an activity is marked as belonging to several lines.</summary>
    public static readonly (string Attribute, string Value) Multiple = ("zuordnung", "mehrfach");

    /// <inheritdoc/>
    public override string Name => "nicht_in";

    /// <inheritdoc/>
    public override string Required => $"nicht unter {Line} gezählt";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [Multiple.Attribute];

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => [Line];

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        activity.Values(Multiple.Attribute).Contains(Multiple.Value) || !context.Others.MeetsAlone(Line, activity);

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) => $"zählt unter {Line}";
}

/// <summary>
/// Nach einer anderen Zeile: die Aktivität beginnt nach dem ersten Tag, an dem deren Soll erreicht war (Z-34).
/// </summary>
/// <param name="Line">The other line.</param>
public sealed record StartsAfter(string Line) : Condition
{
    /// <inheritdoc/>
    public override string Name => "nach";

    /// <inheritdoc/>
    public override string Required => $"Beginn nach Erfüllung von {Line}";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => [Line];

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) =>
        context.Others.FirstDayMet(Line) is DateOnly day && activity.StartDate > day;

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) =>
        context.Others.FirstDayMet(Line) is DateOnly day
            ? $"Beginn {GermanText.Day(activity.StartDate)}, {Line} erfüllt am {GermanText.Day(day)}"
            : $"{Line} noch nicht erfüllt";
}
