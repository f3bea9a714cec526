using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Einschätzung (einschaetzung), Z-18.
/// Gezählt wird jede vollständige Einschätzung: mit Rolle, Begründung und Beleg. Ihr Urteil wird zitiert, nie bewertet.
/// </summary>
/// <param name="Selection">Which assessments count.</param>
public sealed record Judgement(Selection Selection) : Measure
{
    /// <summary>Attribute that holds the verdict.</summary>
    public const string Verdict = "urteil";

    /// <summary>Attribute that names the role that judges.</summary>
    public const string Role = "rolle";

    private static readonly Selection Completeness = new(
        [new IsPresent(Role, true), new IsPresent("notiz", true), new IsPresent(IsPresent.SupportingDocument, true)]);

    /// <inheritdoc/>
    public override string Word => "einschaetzung";

    /// <inheritdoc/>
    public override string DefaultUnit => "Einschätzungen";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt wird jede vollständige Einschätzung mit {new Selection(Selection.Conditions.AddRange(Completeness.Conditions)).Text}; ihr Urteil wird zitiert, nicht bewertet.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selection.Reads.Concat(Completeness.Reads).Append("typ").Append(Verdict).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(ActivityKind.Assessment, Selection, activity, context)
            .AddRange(Completeness.Failures(activity, context));

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) =>
        [new Way(Selection, period).For(ActivityKind.Assessment).And(Completeness.Conditions.AsSpan())];

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) => new()
    {
        Number = rows.Length,
        Values = new ValueRule(Verdict, []).Distinct(rows, context),
    };

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override string? CountedAttribute => Verdict;

    /// <inheritdoc/>
    public override Verdict? VerdictOf(Activity row) => row.Values(Verdict).IsEmpty
        ? null
        : new Verdict(string.Join(", ", row.Values(Role)), string.Join("; ", row.Values(Verdict)));
}

/// <summary>Urteil einer Einschätzung.</summary>
/// <param name="Role">The role that judges.</param>
/// <param name="Text">The verdict as recorded.</param>
public sealed record Verdict(string Role, string Text);
