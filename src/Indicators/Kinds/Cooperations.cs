using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Kooperationen (kooperationen), Z-14.
/// Gezählt wird jede im Zeitraum geschlossene Vereinbarung zwischen den genannten Parteien, die die verlangte Dauer bestanden
/// und genügend gemeinsame Aktivitäten hervorgebracht hat; mehrere Vereinbarungen, deren gemeinsame Partner alle Parteien besetzen,
/// zählen einmal, auch wenn eine weitere Partner nennt; verkettete so oft, wie nebeneinander stehen können. Die Dauer endet nach BGB §§ 187, 188: vom 31.08. an sechs Monate am 28.02.
/// </summary>
/// <param name="Selection">What the agreement itself must meet.</param>
/// <param name="Parties">The parties; each needs a partner.</param>
/// <param name="JointActivities">How many held events must name the agreement.</param>
/// <param name="Months">Duration in months before the agreement can be judged.</param>
public sealed record Cooperations(
    Selection Selection, ImmutableArray<Party> Parties, int JointActivities, int Months) : Measure
{
    /// <summary>The attribute by which an event names its agreement.</summary>
    public const string Link = "kooperation";

    /// <summary>Agreements that meet the row's conditions, by id; filled by <see cref="Prepare"/>.</summary>
    private ImmutableDictionary<string, Activity> Fitting { get; init; } = ImmutableDictionary<string, Activity>.Empty;

    /// <inheritdoc/>
    public override string Word => "kooperationen";

    /// <inheritdoc/>
    public override string DefaultUnit => "Kooperationen";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt wird jede im Zeitraum geschlossene Vereinbarung mit {Selection.Text} zwischen "
        + string.Join(" und ", Parties.Select(party => party.Text))
        + $", mit mindestens {JointActivities} gemeinsamen Aktivitäten und {Months} Monaten Dauer; dieselben Partner zählen einmal.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads =>
        Selection.Reads.Concat(["typ", PartnerIndex.TakingPart, Link]).Distinct();

    /// <inheritdoc/>
    public override DateOnly LastDay(Period period) => period.To.AddMonths(Months);

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) =>
    [
        new Way(Selection, period).For(ActivityKind.Cooperation),
        new Way(Selection.Everything, null, OnlyFor: new IsPresent(Link, true)),
    ];

    /// <inheritdoc/>
    public override Measure Prepare(ImmutableArray<Activity> rows, LineContext context) => this with
    {
        Fitting = rows
            .Where(row => row.Kind == ActivityKind.Cooperation && row.Status != ActivityStatus.Cancelled
                && AgreementFailures(row, context).IsEmpty)
            .ToImmutableDictionary(row => row.Id, StringComparer.Ordinal),
    };

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        activity.Kind != ActivityKind.Cooperation && !activity.Values(Link).IsEmpty
            ? JointFailures(activity, context)
            : AgreementFailures(activity, context);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        AgreementTally tally = new();
        FailedCondition tooFew = new("gemeinsame_aktivitaeten", $"mindestens {JointActivities}", "weniger");
        FailedCondition samePartners = new("gleiche_partner", "andere Partner", "Vereinbarung derselben Partner zählt bereits");
        // Z-14: of several agreements of the same partners one that counts stands for all, not merely the oldest; then one that waits.
        Dictionary<string, Activity> agreements = rows.Where(row => row.Kind == ActivityKind.Cooperation)
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
        ILookup<string, Activity> events = EventsByAgreement(rows);
        CooperatingPartners cooperating = new(Parties);
        foreach (IGrouping<AgreementState, JudgedAgreement> state in agreements.Values
            .Select(row => Judge(row, events[row.Id], context)).Order().GroupBy(agreement => agreement.State))
        {
            ImmutableArray<JudgedAgreement> judged = [.. state];
            ImmutableHashSet<int> standing = cooperating.Stand([.. judged.Select(agreement => context.Partners.Of(agreement.Row))]);
            for (int index = 0; index < judged.Length; index++)
            {
                if (standing.Contains(index))
                {
                    tally.Add(judged[index], tooFew);
                }
                else
                {
                    tally.Reject(judged[index], samePartners);
                }
            }
        }

        foreach (Activity orphan in rows.Where(row => row.Kind == ActivityKind.Event
            && !row.Values(Link).Any(id => agreements.TryGetValue(id, out Activity? agreement) && Serves(row, agreement, context))))
        {
            tally.RejectJoint(orphan.Id, FailedCondition.Join(orphan.Values(Link)));
        }

        return tally.Result();
    }

    private JudgedAgreement Judge(Activity agreement, IEnumerable<Activity> naming, LineContext context)
    {
        ImmutableArray<Activity> joint = [.. naming.Where(row => Serves(row, agreement, context))];
        DateOnly decidable = DecidableFrom(agreement.StartDate);
        bool isDecided = Months == 0 || context.JudgedOn >= decidable || context.CountsWaiting;
        AgreementState state = joint.Length < JointActivities ? AgreementState.Failing
            : isDecided ? AgreementState.Counted : AgreementState.Waiting;
        DateOnly enough = JointActivities == 0 || state == AgreementState.Failing
            ? decidable
            : joint.Select(row => row.StartDate).Order().ElementAt(JointActivities - 1);
        return new JudgedAgreement(agreement, [.. joint.Select(row => row.Id)], state, decidable, enough > decidable ? enough : decidable);
    }

    /// <summary>
    /// The day after the duration (BGB §§ 187, 188): the same day of the last month; a month without that day is filled to its end. A start
    /// in the year 9999, as some hosts write "unknown", has none within the calendar.
    /// </summary>
    private DateOnly DecidableFrom(DateOnly start)
    {
        if (start > DateOnly.MaxValue.AddMonths(-Months).AddDays(-1))
        {
            return DateOnly.MaxValue;
        }

        DateOnly later = start.AddMonths(Months);
        return later.Day == start.Day ? later : later.AddDays(1);
    }

    private static ILookup<string, Activity> EventsByAgreement(ImmutableArray<Activity> rows) =>
        rows.Where(row => row.Kind == ActivityKind.Event)
            .SelectMany(row => row.Values(Link).Select(agreement => (agreement, row)))
            .ToLookup(pair => pair.agreement, pair => pair.row, StringComparer.Ordinal);

    /// <summary>Z-14: joint activities lie within the agreement's term and not after the line's last day.</summary>
    private bool Serves(Activity row, Activity agreement, LineContext context) =>
        row.Kind == ActivityKind.Event && row.Values(Link).Contains(agreement.Id)
        && row.StartDate >= agreement.StartDate
        && row.StartDate <= (agreement.EndDate ?? DateOnly.MaxValue)
        && row.StartDate <= LastDay(context.Period);

    private ImmutableArray<FailedCondition> AgreementFailures(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = PeriodRule.Failures(
            ActivityKind.Cooperation, Selection, activity, context);
        failures = failures.AddRange(PartyFailures(activity, context));
        return activity.EndDate is DateOnly end && end < DecidableFrom(activity.StartDate).AddDays(-1)
            ? failures.Add(new FailedCondition(
                "dauer", $"mindestens {Months} Monate", $"endet am {GermanText.Day(end)}"))
            : failures;
    }

    private ImmutableArray<FailedCondition> PartyFailures(Activity activity, LineContext context)
    {
        ImmutableArray<Partner> partners = context.Partners.Of(activity);
        string found = FailedCondition.Join(context.Partners.TypesOf(activity));
        ImmutableArray<FailedCondition> missing = [.. Parties.Where(party => !partners.Any(party.Accepts))
            .Select(party => new FailedCondition("partei", party.Text, found))];
        return !missing.IsEmpty || Party.CanAllBeFilled(Parties, partners)
            ? missing
            : [new FailedCondition("partei", "für jede Partei ein eigener Partner", found)];
    }

    private ImmutableArray<FailedCondition> JointFailures(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = activity.Kind == ActivityKind.Event
            ? []
            : [PeriodRule.WrongKind(ActivityKind.Event, activity, context)];
        ImmutableArray<Activity> own = [.. activity.Values(Link).Select(Fitting.GetValueOrDefault).OfType<Activity>()];
        if (own.IsEmpty)
        {
            return failures.Add(new FailedCondition(
                Link, "Vereinbarung, die selbst zählen kann", FailedCondition.Join(activity.Values(Link))));
        }

        return !failures.IsEmpty || own.Any(agreement => Serves(activity, agreement, context))
            ? failures
            : failures.Add(new FailedCondition(
                StartsWithin.Word, "während der Vereinbarung", GermanText.Day(activity.StartDate)));
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override IEnumerable<string> PartnerTypes => Parties.SelectMany(party => party.Types);

    /// <inheritdoc/>
    public override IEnumerable<string> StandsBehind(Activity row, LineContext context) =>
        row.Kind == ActivityKind.Cooperation ? [row.Id] : row.Values(Link);

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) =>
        [.. row.WaitingFor, .. row.CountedFor.Select(agreement => $"Vereinbarung {agreement}")];

    /// <inheritdoc/>
    public override ImmutableArray<Agreement> Agreements(ImmutableArray<Activity> rows)
    {
        ILookup<string, Activity> events = EventsByAgreement(rows);
        return [.. rows.Where(row => row.Kind == ActivityKind.Cooperation)
            .Select(agreement => new Agreement(agreement, DecidableFrom(agreement.StartDate), [.. events[agreement.Id]]))];
    }
}

/// <summary>Vereinbarung mit den Terminen, die sich auf sie berufen.</summary>
/// <param name="Row">The agreement.</param>
/// <param name="DecidableFrom">First day on which its duration is complete.</param>
/// <param name="Joint">The events that name it.</param>
public sealed record Agreement(Activity Row, DateOnly DecidableFrom, ImmutableArray<Activity> Joint);
