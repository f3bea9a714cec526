using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Stufe eines Ergebnisses (Z-13): erreicht, wenn jeder ihrer Teile im Zeitraum – bis zur Frist, wo eine gilt – oft genug durchgeführt ist,
/// mit „gleich“ alle Stufen an demselben Angebot; was nach der Frist vollständig wird, zählt nicht, der Tag wird genannt.
/// </summary>
/// <param name="Name">Name as printed, e.g. "erprobt".</param>
/// <param name="Parts">What the stage asks for; all parts are needed.</param>
/// <param name="IsRated">Whether the stage decides the state; false: only shown.</param>
public sealed record Stage(string Name, ImmutableArray<StagePart> Parts, bool IsRated);

/// <summary>Teil einer Stufe: eine Auswahl mit einer Mindestzahl.</summary>
/// <param name="Selection">Which activities count for it.</param>
/// <param name="Minimum">How many are needed, at least 1.</param>
public sealed record StagePart(Selection Selection, int Minimum);

/// <summary>
/// Ergebnis (ergebnis), Z-13.
/// Gezählt werden die erreichten Stufen; eine Stufe ist erreicht, wenn jeder ihrer Teile im Zeitraum – bis zur Frist, wo eine gilt –
/// oft genug durchgeführt ist. Mit „gleich“ gehören alle Stufen zu einem Angebot, von dem schon etwas durchgeführt ist: dem mit den
/// meisten erreichten Stufen, bei Gleichstand dem, das sie zuerst hatte. Geplantes entscheidet dabei nicht; was es brächte, wird mit
/// neuer Wahl gerechnet. Was nach der Frist vollständig wird, zählt nicht; der Tag wird genannt.
/// </summary>
/// <param name="Stages">The stages in order.</param>
/// <param name="SharedAttribute">gleich: all stages belong to the same value of this attribute ("angebot"); or null.</param>
/// <param name="SharedValue">The value chosen by <see cref="Prepare"/>; null before, and where nothing is recorded.</param>
public sealed record Outcome(ImmutableArray<Stage> Stages, string? SharedAttribute, string? SharedValue = null) : Measure
{
    /// <inheritdoc/>
    public override string Word => "ergebnis";

    /// <inheritdoc/>
    public override string DefaultUnit => "Stufen";

    /// <inheritdoc/>
    public override string Definition =>
        "Gezählt werden die erreichten Stufen: " + string.Join("; ", Stages.Select(Describe))
        + (SharedAttribute is null ? "." : $"; alle Stufen mit demselben Wert von „{SharedAttribute}“.");

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selections.SelectMany(selection => selection.Lines).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selections.SelectMany(selection => selection.Reads)
        .Concat(SharedAttribute is null ? [] : [SharedAttribute]).Distinct();

    /// <inheritdoc/>
    public override bool ChoosesOffer => SharedAttribute is not null;

    /// <inheritdoc/>
    public override bool TellsLateDay => true;

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections =>
        Stages.SelectMany(stage => stage.Parts).Select(part => part.Selection);

    /// <inheritdoc/>
    /// <remarks>
    /// Z-13: chosen among the offers that have a held row is the one with the most stages, then the one that had them first (so that
    /// time alone never changes a choice that is complete), then the first by name. What is planned has no say, unless it is
    /// asked what it would bring: then the choice is made anew, among all rows that are taken as held, and the offer that leads
    /// today keeps its place against equals.
    /// </remarks>
    public override Measure Prepare(ImmutableArray<Activity> rows, LineContext context)
    {
        if (SharedAttribute is not string shared)
        {
            return this;
        }

        ImmutableArray<Activity> candidates = [.. rows.Where(row => context.IsTaken(row) && Closest(row, context).IsEmpty)];
        string? today = Choose(shared, [.. candidates.Where(context.IsHeld)], null, context);
        return this with
        {
            SharedValue = context.TakenAsHeld == StillToCome.Nothing ? today : Choose(shared, candidates, today, context),
        };
    }

    private string? Choose(string shared, ImmutableArray<Activity> rows, string? today, LineContext context) =>
        rows.SelectMany(row => row.Values(shared).Select(value => (value, row)))
            .GroupBy(pair => pair.value, pair => pair.row, StringComparer.Ordinal)
            .Select(offer => (Value: offer.Key, Rows: offer.ToImmutableArray()))
            .OrderByDescending(offer => StagesMet(offer.Rows, context))
            .ThenByDescending(offer => offer.Value == today)
            .ThenBy(offer => DayOfProgress(offer.Rows, context))
            .ThenBy(offer => offer.Value, StringComparer.Ordinal)
            .FirstOrDefault().Value;

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = Closest(activity, context);
        return SharedAttribute is null || (SharedValue is not null && activity.Values(SharedAttribute).Contains(SharedValue))
            ? failures
            : failures.Add(new FailedCondition(
                "gleich", $"{SharedAttribute} „{SharedValue ?? "nicht erfasst"}“",
                FailedCondition.Join(activity.Values(SharedAttribute))));
    }

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotMetAlone(Activity activity, LineContext context) =>
        Closest(activity, context);

    /// <inheritdoc/>
    /// <remarks>
    /// Another offer may overtake the one that led so far. What was rightly counted beside the first must not be lost by
    /// nothing but time passing, so a line that refers to this one sees every day's choice (Z-34). Between two days on which something
    /// was held nobody can overtake, and on such a day only an offer of which something was held.
    /// </remarks>
    public override IEnumerable<Activity> EverCounted(ImmutableArray<Activity> held, LineContext context)
    {
        if (SharedAttribute is not string shared)
        {
            return [];
        }

        Dictionary<string, OfferProgress> offers = new(StringComparer.Ordinal);
        Dictionary<string, DateOnly> ledUntil = new(StringComparer.Ordinal);
        OfferProgress? leader = null;
        foreach (IGrouping<DateOnly, Activity> day in held.GroupBy(row => row.StartDate).OrderBy(day => day.Key))
        {
            foreach (Activity row in day)
            {
                foreach (string value in row.Values(shared))
                {
                    if (!offers.TryGetValue(value, out OfferProgress? offer))
                    {
                        offers.Add(value, offer = new OfferProgress(value, [.. Rated]));
                    }

                    offer.Add(row, context);
                }
            }

            leader = day.SelectMany(row => row.Values(shared)).Distinct(StringComparer.Ordinal)
                .Select(value => offers[value]).Concat(leader is null ? [] : [leader]).Min();
            if (leader is not null)
            {
                ledUntil[leader.Offer] = day.Key;
            }
        }

        return held.Where(row => row.Values(shared).Any(value => ledUntil.TryGetValue(value, out DateOnly last) && row.StartDate <= last));
    }

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Stage> rated = [.. Stages.Where(stage => stage.IsRated)];
        ImmutableArray<string> missing =
            [.. rated.Where(stage => !IsMet(stage, rows, context)).Select(stage => stage.Name)];
        return new Actual
        {
            Number = rated.Length - missing.Length,
            Numerator = rated.Length - missing.Length,
            Denominator = rated.Length,
            MissingStages = missing,
            Values = [.. Stages.Select(stage => new CountedValue(stage.Name, Members(stage, rows, context)))
                .Where(value => !value.Activities.IsEmpty)],
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<string> StageNames => Stages.Select(stage => stage.Name);

    /// <inheritdoc/>
    public override bool ReachesStage(string stage, ImmutableArray<Activity> rows, LineContext context) =>
        Stages.Any(own => own.Name == stage && IsMet(own, rows, context));

    private static string Describe(Stage stage) =>
        $"{stage.Name} ({string.Join(" und ", stage.Parts.Select(part =>
            (part.Minimum > 1 ? $"mindestens {part.Minimum} mit " : "") + part.Selection.Text))}"
        + (stage.IsRated ? ")" : "; nur gezeigt)");

    /// <summary>The failures of the part that the row is closest to; the first such part where several are equal.</summary>
    private ImmutableArray<FailedCondition> Closest(Activity activity, LineContext context) =>
        Selections.Select(selection => PeriodRule.Failures(selection, activity, context))
            .MinBy(failures => failures.Length);

    private int StagesMet(ImmutableArray<Activity> rows, LineContext context) =>
        Stages.Count(stage => stage.IsRated && IsMet(stage, rows, context));

    /// <summary>The first day on which as many stages were met as are with all rows.</summary>
    private DateOnly DayOfProgress(ImmutableArray<Activity> rows, LineContext context) =>
        Rated.Where(stage => IsMet(stage, rows, context)).Select(stage => DayOf(stage, rows, context))
            .Append(rows.Min(row => row.StartDate)).Max();

    /// <summary>The first day of a stage that is met: that of the last row that it needed.</summary>
    private static DateOnly DayOf(Stage stage, ImmutableArray<Activity> rows, LineContext context) => stage.Parts
        .Select(part => rows.Where(row => part.Selection.IsMet(row, context)).Select(row => row.StartDate).Order().ElementAt(part.Minimum - 1))
        .Max();

    private static bool IsMet(Stage stage, ImmutableArray<Activity> rows, LineContext context) =>
        stage.Parts.All(part => rows.Count(row => part.Selection.IsMet(row, context)) >= part.Minimum);

    private static ImmutableArray<string> Members(Stage stage, ImmutableArray<Activity> rows, LineContext context) =>
        [.. rows.Where(row => stage.Parts.Any(part => part.Selection.IsMet(row, context))).Select(row => row.Id)];

    /// <inheritdoc/>
    public override WholeKind Whole => WholeKind.Own;

    /// <inheritdoc/>
    public override string AllText => Rated.ToArray() is [Stage only] ? $"Stufe „{only.Name}“" : "alle Stufen";

    /// <inheritdoc/>
    public override (int Most, string Unit)? LargestNumber(int places) =>
        Rated.Count() is int rated and > 0 ? (rated, "bewertete Stufen") : null;

    /// <inheritdoc/>
    public override IEnumerable<string> StandsBehind(Activity row, LineContext context) => Stages
        .Where(stage => stage.Parts.Any(part => part.Selection.IsMet(row, context))).Select(stage => stage.Name);

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) =>
        [.. row.CountedFor.Select(stage => $"Stufe {row.Words.Quote(stage)}")];

    /// <inheritdoc/>
    public override ImmutableArray<Stage> ReachedStages(Actual actual) => Stages.Length == 1 ? [] : [.. Stages.Where(stage =>
        stage.IsRated ? !actual.MissingStages.Contains(stage.Name) : actual.Values.Any(value => value.Value == stage.Name))];

    private IEnumerable<Stage> Rated => Stages.Where(stage => stage.IsRated);
}
