using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Einschätzung (einschaetzung).
/// Gezählt wird jede vollständige Einschätzung: mit Rolle, Begründung und Beleg. Ihr Urteil wird zitiert, nie bewertet.
/// </summary>
/// <param name="Selection">Which assessments count.</param>
public sealed record Judgement(Selection Selection) : Measure
{
    /// <summary>Attribute that holds the verdict.</summary>
    public const string Verdict = "urteil";

    /// <summary>Attribute that names the role that judges.</summary>
    public const string Role = "rolle";

    /// <inheritdoc/>
    public override string Word => "einschaetzung";

    /// <inheritdoc/>
    public override string DefaultUnit => "Einschätzungen";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt wird jede vollständige Einschätzung mit {Complete.Text}; ihr Urteil wird zitiert, nicht bewertet.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Complete.Reads.Append(Verdict).Distinct();

    private Selection Complete => new(Selection.Conditions
        .Insert(0, new HasAny("typ", [ActivityFields.Word(ActivityKind.Assessment)]))
        .AddRange(
            new IsPresent(Role, true), new IsPresent("notiz", true), new IsPresent(IsPresent.SupportingDocument, true)));

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(Complete, activity, context);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) => new()
    {
        Number = rows.Length,
        Values = new ValueRule(Verdict, []).Distinct(rows, context),
    };
}
