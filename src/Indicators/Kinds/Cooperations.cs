using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Partei einer Vereinbarung: mindestens ein Partner dieser Arten.
/// </summary>
/// <param name="Types">Partner types; one of them is enough.</param>
/// <param name="MustBeVoluntary">Whether the partner must be run by volunteers.</param>
public sealed record Party(ImmutableArray<string> Types, bool MustBeVoluntary)
{
    /// <summary>The party in words.</summary>
    public string Text => string.Join(" oder ", Types) + (MustBeVoluntary ? " (ehrenamtlich)" : "");

    /// <summary>Whether the partner can be this party.</summary>
    public bool Accepts(Partner partner) =>
        Types.Contains(partner.Type) && (!MustBeVoluntary || partner.IsVoluntary);
}

/// <summary>
/// Kooperationen (kooperationen).
/// Gezählt wird jede im Zeitraum geschlossene Vereinbarung zwischen den genannten Parteien, die die verlangte Dauer bestanden
/// und genügend gemeinsame Aktivitäten hervorgebracht hat; mehrere Vereinbarungen derselben Partner zählen einmal.
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
    private ImmutableDictionary<string, Activity> Agreements { get; init; } = ImmutableDictionary<string, Activity>.Empty;

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
        Selection.Reads.Concat(["typ", PartnerTypeCondition.PartnerAttribute, Link]).Distinct();

    /// <inheritdoc/>
    public override DateOnly LastDay(Period period) => period.To.AddMonths(Months);

    /// <inheritdoc/>
    public override Measure Prepare(ImmutableArray<Activity> rows, LineContext context) => this with
    {
        Agreements = rows
            .Where(row => row.Kind == ActivityKind.Cooperation && row.Status != ActivityStatus.Cancelled
                && AgreementFailures(row, context).IsEmpty)
            .ToImmutableDictionary(row => row.Id, StringComparer.Ordinal),
    };

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        activity.Kind != ActivityKind.Cooperation && !activity.Values(Link).IsEmpty
            ? JointFailures(activity)
            : AgreementFailures(activity, context);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        AgreementTally tally = new();
        HashSet<string> seenPartners = new(StringComparer.Ordinal);
        foreach (Activity agreement in rows.Where(row => row.Kind == ActivityKind.Cooperation)
            .OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal))
        {
            ImmutableArray<string> joint = [.. rows
                .Where(row => row.Kind == ActivityKind.Event && row.Values(Link).Contains(agreement.Id))
                .Select(row => row.Id)];
            if (!seenPartners.Add(PartnerKey(agreement, context)))
            {
                tally.Reject(agreement.Id, joint, new FailedCondition("gleiche_partner", "andere Partner", "bereits gezählt"));
            }
            else
            {
                Judge(agreement, joint, tally, context);
            }
        }

        return tally.Result();
    }

    private void Judge(Activity agreement, ImmutableArray<string> joint, AgreementTally tally, LineContext context)
    {
        DateOnly decidable = agreement.StartDate.AddMonths(Months);
        bool decided = context.AsOf >= decidable;
        if ((decided && joint.Length >= JointActivities) || (!decided && context.CountsWaiting))
        {
            tally.Count(agreement.Id, joint);
        }
        else if (!decided)
        {
            tally.Wait(agreement.Id, joint, decidable);
        }
        else
        {
            tally.Reject(agreement.Id, joint, new FailedCondition(
                "gemeinsame_aktivitaeten", $"mindestens {JointActivities}", Wording.Whole(joint.Length)));
        }
    }

    private ImmutableArray<FailedCondition> AgreementFailures(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = PeriodRule.Failures(
            Selection.Prepend(new HasAny("typ", [ActivityFields.Word(ActivityKind.Cooperation)])), activity, context);
        ImmutableArray<Partner> partners = context.PartnersOf(activity);
        failures = failures.AddRange(Parties.Where(party => !partners.Any(party.Accepts)).Select(party =>
            new FailedCondition("partei", party.Text, FailedCondition.Join(context.PartnerTypesOf(activity)))));
        return activity.EndDate is DateOnly end && end < activity.StartDate.AddMonths(Months).AddDays(-1)
            ? failures.Add(new FailedCondition(
                "dauer", $"mindestens {Months} Monate", $"endet am {Wording.Day(end)}"))
            : failures;
    }

    private ImmutableArray<FailedCondition> JointFailures(Activity activity)
    {
        ImmutableArray<FailedCondition> failures = activity.Kind == ActivityKind.Event
            ? []
            : [new FailedCondition("typ", ActivityFields.Word(ActivityKind.Event), ActivityFields.Word(activity.Kind))];
        ImmutableArray<Activity> own = [.. activity.Values(Link).Select(Agreements.GetValueOrDefault).OfType<Activity>()];
        if (own.IsEmpty)
        {
            return failures.Add(new FailedCondition(
                Link, "Vereinbarung, die selbst zählen kann", FailedCondition.Join(activity.Values(Link))));
        }

        return own.Any(agreement => activity.StartDate >= agreement.StartDate)
            ? failures
            : failures.Add(new FailedCondition(
                PeriodRule.Name, "nach Abschluss der Vereinbarung", Wording.Day(activity.StartDate)));
    }

    private string PartnerKey(Activity agreement, LineContext context) =>
        string.Join('\n', context.PartnersOf(agreement)
            .Where(partner => Parties.Any(party => party.Accepts(partner)))
            .Select(partner => partner.Id)
            .Order(StringComparer.Ordinal));
}
