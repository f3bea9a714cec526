using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Fortbestand (fortbestand), Z-15.
/// Gezählt werden Mitglieder einer festgeschriebenen Menge, die im Zeitraum noch aktiv sind; neue Mitglieder zählen nie.
/// </summary>
/// <remarks>An agreement counts if it is in force on any day of the period up to AsOf, whenever it was closed.</remarks>
/// <param name="Rule">Which attribute names the members.</param>
/// <param name="Members">The line whose counted rows name the members of the frozen set.</param>
/// <param name="ActiveBy">What shows that a member is active; any one of these is enough.</param>
public sealed record Retention(ValueRule Rule, string Members, ImmutableArray<StagePart> ActiveBy) : Measure
{
    /// <summary>The members, for asking each row; filled by <see cref="Prepare"/>.</summary>
    private ImmutableHashSet<string> Known { get; init; } = [];

    /// <inheritdoc/>
    public override string Word => "fortbestand";

    /// <inheritdoc/>
    public override string DefaultUnit => "fortgesetzte Kooperationen";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt werden die Werte von „{Rule.Attribute}“ aus {Members}, die im Zeitraum noch aktiv sind: "
        + string.Join(" oder ", ActiveBy.Select(way => $"mindestens {way.Minimum} mit {way.Selection.Text}"))
        + "; eine Vereinbarung zählt, wenn sie an einem Tag des Zeitraums gilt; neue zählen nicht.";

    /// <inheritdoc/>
    public override bool IsUndoable => true;

    /// <inheritdoc/>
    public override bool LacksBasis(Actual actual, bool isUpperLimit) => !actual.IsMeasured;

    /// <inheritdoc/>
    public override BaselineSource? BaselineSource => new(Members, null);

    /// <inheritdoc/>
    public override IEnumerable<string> Lines =>
        ActiveBy.SelectMany(way => way.Selection.Lines).Append(Members).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads =>
        ActiveBy.SelectMany(way => way.Selection.Reads).Concat(Rule.Reads).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = ActiveBy
            .Select(way => WayFailures(way, activity, context)).MinBy(list => list.Length);
        return MembersOf(activity, context).Any()
            ? failures
            : failures.Add(new FailedCondition(
                "mitglied", $"{Rule.Attribute} aus {Members}", FailedCondition.Join(activity.Values(Rule.Attribute))));
    }

    /// <inheritdoc/>
    public override Measure Prepare(ImmutableArray<Activity> rows, LineContext context) =>
        this with { Known = context.RequiredBaseline.Values.ToImmutableHashSet(StringComparer.Ordinal) };

    /// <inheritdoc/>
    /// <remarks>An agreement may have begun before the period.</remarks>
    public override IEnumerable<Way> WaysIn(Period period) => Selections.SelectMany(selection => new[]
    {
        new Way(selection, period), new Way(selection, null, OnlyFor: PeriodRule.Is(ActivityKind.Cooperation)),
    });

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        ILookup<string, Activity> byMember = rows.SelectMany(row => MembersOf(row, context).Select(member => (member, row)))
            .ToLookup(pair => pair.member, pair => pair.row, StringComparer.Ordinal);
        ImmutableArray<CountedValue> active = [.. context.RequiredBaseline.Values
            .Select(member => new CountedValue(member, RowsThatShow(byMember[member], context)))
            .Where(value => !value.Activities.IsEmpty)];
        ImmutableHashSet<string> used = [.. active.SelectMany(value => value.Activities)];
        // Z-21: without members there is nothing that could continue, so no number either.
        int? members = context.RequiredBaseline.Values is { IsEmpty: false } known ? known.Length : null;
        int? number = members is null ? null : active.Length;
        return new Actual
        {
            Number = number,
            Numerator = number,
            Denominator = members,
            Values = active,
            Unmet = [.. rows.Where(row => !used.Contains(row.Id)).Select(row => new UnmetRow(
                row.Id, new FailedCondition("je_mitglied", "genügend Aktivitäten je Mitglied", "weniger")))],
        };
    }

    private IEnumerable<string> MembersOf(Activity activity, LineContext context) =>
        Rule.Of(activity, context).Where(Known.Contains);

    private ImmutableArray<string> RowsThatShow(IEnumerable<Activity> own, LineContext context) =>
    [
        .. ActiveBy
            .Select(way => own.Where(row => WayFailures(way, row, context).IsEmpty).Select(row => row.Id).ToArray())
            .Where((ids, index) => ids.Length >= ActiveBy[index].Minimum)
            .SelectMany(ids => ids).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Z-15: closed before the period and in force on one of its days up to AsOf.</summary>
    private static bool WasInForce(Activity agreement, Period period, DateOnly asOf) =>
        asOf >= period.From && agreement.StartDate < period.From
        && (agreement.EndDate is not DateOnly end || end >= period.From);

    private static ImmutableArray<FailedCondition> WayFailures(StagePart way, Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = way.Selection.Failures(activity, context);
        Period period = context.Period;
        bool inPeriod = period.Contains(activity.StartDate)
            || (activity.Kind == ActivityKind.Cooperation && WasInForce(activity, period, context.AsOf));
        return inPeriod ? failures
            : failures.Add(activity.Kind == ActivityKind.Cooperation
                ? new FailedCondition(StartsWithin.Word, $"gilt an einem Tag des Zeitraums {GermanText.Span(period)}", TermOf(activity))
                : PeriodRule.Outside(activity, context));
    }

    private static string TermOf(Activity agreement) => agreement.EndDate is DateOnly end
        ? GermanText.Span(new Period(agreement.StartDate, end))
        : $"ab {GermanText.Day(agreement.StartDate)}";

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => ActiveBy.Select(way => way.Selection);

    /// <inheritdoc/>
    public override ValueRule? CountedValues => Rule;

    /// <inheritdoc/>
    public override WholeKind Whole => WholeKind.Own;

    /// <inheritdoc/>
    public override ImmutableArray<string> NotSeen(Actual actual, Baseline baseline) =>
        [.. baseline.Values.Except(actual.Values.Select(value => value.Value), StringComparer.Ordinal)];
}
