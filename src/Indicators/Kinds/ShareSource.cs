using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Quelle eines Anteils: Zeilen einer Grundmenge und davon ein Teil, die Summe eines Feldes und davon ein Teil, oder zwei Kennzahlen,
/// von denen jeweils die jüngste bis zum Stichtag gilt (Z-17).
/// </summary>
public abstract record ShareSource
{
    /// <summary>The name under which the rows of the part stand.</summary>
    internal const string PartName = "davon";

    /// <summary>How the source is counted, as a German sentence.</summary>
    public abstract string Definition { get; }

    /// <summary>Ids of other lines whose result is needed first.</summary>
    public abstract IEnumerable<string> Lines { get; }

    /// <summary>The fields and attributes read.</summary>
    public abstract IEnumerable<string> Reads { get; }

    /// <summary>Why a row does not belong to the source.</summary>
    public abstract ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context);

    /// <summary>The ways by which a row can belong to the source, or come within one condition of it.</summary>
    public abstract IEnumerable<Way> WaysIn(Period period);

    /// <summary>The share over the rows.</summary>
    public abstract Actual ActualOf(ImmutableArray<Activity> rows, LineContext context);

    private protected static Actual Of(long numerator, long denominator, IEnumerable<Activity> part) => new()
    {
        IsShare = true,
        Numerator = denominator == 0 ? null : numerator,
        Denominator = denominator == 0 ? null : denominator,
        Values = [.. new[] { new CountedValue(PartName, [.. part.Select(row => row.Id)]) }
            .Where(value => !value.Activities.IsEmpty)],
    };

    /// <summary>The selections by which the source looks at rows.</summary>
    public abstract IEnumerable<Selection> Selections { get; }

    /// <summary>Whether a row of the source belongs to its part (the numerator).</summary>
    internal abstract bool IsPart(Activity row, LineContext context);

    /// <summary>What a row of the source counts for.</summary>
    public abstract string RoleOf(RowInLine row);
}

/// <summary>Anteil an den Zeilen einer Grundmenge; die Grundmenge kann die gezählten Zeilen einer anderen Zeile sein.</summary>
/// <param name="Basis">Which rows form the basis, beside <paramref name="BasisLine"/>.</param>
/// <param name="BasisLine">The line whose counted rows form the basis; null: the selection within the period does.</param>
/// <param name="Part">What the part must meet in addition.</param>
public sealed record RowShare(Selection Basis, string? BasisLine, Selection Part) : ShareSource
{
    /// <inheritdoc/>
    public override string Definition =>
        (BasisLine is null ? $"Grundmenge: Aktivitäten mit {Basis.Text}" : $"Grundmenge: unter {BasisLine} gezählte Aktivitäten")
        + $"; davon mit {Part.Text}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines =>
        Basis.Lines.Concat(Part.Lines).Concat(BasisLine is null ? [] : [BasisLine]).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Basis.Reads.Concat(Part.Reads).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        if (BasisLine is not string line)
        {
            return PeriodRule.Failures(Basis, activity, context);
        }

        ImmutableArray<FailedCondition> failures = Basis.Failures(activity, context);
        return failures.AddRange(context.Others.FailuresIn(line, activity));
    }

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) =>
        [BasisLine is null ? new Way(Basis, period) : new Way(Basis, null, Basis: BasisLine)];

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Activity> part = [.. rows.Where(row => Part.IsMet(row, context))];
        return Of(part.Length, rows.Length, part);
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Basis, Part];

    /// <inheritdoc/>
    internal override bool IsPart(Activity row, LineContext context) => Part.IsMet(row, context);

    /// <inheritdoc/>
    public override string RoleOf(RowInLine row) => row.IsPart ? "Grundmenge und davon" : "Grundmenge";
}

/// <summary>Anteil an einer Summe (Minuten): nur Zeilen mit Angabe gehen ein, die Abdeckung wird genannt.</summary>
/// <param name="Field">Field that is added up.</param>
/// <param name="Basis">Which rows form the basis.</param>
/// <param name="Part">What the part must meet in addition.</param>
public sealed record SumShare(string Field, Selection Basis, Selection Part) : ShareSource
{
    /// <inheritdoc/>
    public override string Definition =>
        $"Summe von „{Field}“ der Aktivitäten mit {Part.Text}, geteilt durch die Summe aller mit {Basis.Text}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Basis.Lines.Concat(Part.Lines).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Basis.Reads.Concat(Part.Reads).Append(Field).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(Basis, activity, context);

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) => [new Way(Basis, period)];

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Activity> recorded =
            [.. rows.Where(row => ActivityFields.NumberOf(row, Field) is not null)];
        ImmutableArray<Activity> part = [.. recorded.Where(row => Part.IsMet(row, context))];
        Coverage coverage = new(recorded.Length, rows.Length);
        return Of(ActivityFields.TotalOf(part, Field), ActivityFields.TotalOf(recorded, Field), part) with { Coverage = coverage };
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Basis, Part];

    /// <inheritdoc/>
    internal override bool IsPart(Activity row, LineContext context) => Part.IsMet(row, context);

    /// <inheritdoc/>
    public override string RoleOf(RowInLine row) => row.NumberOf(Field) + (row.IsPart ? ", davon" : "");
}

/// <summary>
/// Anteil aus zwei Kennzahlen (Stellenanteile): es gilt jeweils die jüngste bis zum Stichtag – die mit dem späteren Ende, dann dem
/// späteren Beginn, dann die zuletzt erfasste. Verschiedene Einheiten werden nie geteilt, und ein Teil, der größer ist als sein Ganzes,
/// wird nicht bewertet, es sei denn, der Anteil darf 100 % übersteigen.
/// </summary>
/// <param name="Numerator">Which figures give the numerator (field menge).</param>
/// <param name="Denominator">Which figures give the denominator (field menge).</param>
/// <param name="MayExceedWhole">ueber_hundert: the denominator is a yardstick, not a whole of which the numerator is a part.</param>
public sealed record FigureShare(Selection Numerator, Selection Denominator, bool MayExceedWhole = false) : ShareSource
{
    private const string Field = "menge";
    private static readonly IsPresent HasNumber = new(Field, true);

    /// <inheritdoc/>
    public override string Definition =>
        $"Jüngste Kennzahl mit {Numerator.Text}, geteilt durch die jüngste mit {Denominator.Text}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Numerator.Lines.Concat(Denominator.Lines).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Numerator.Reads.Concat(Denominator.Reads).Append(Field).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> numerator = PeriodRule.Failures(ActivityKind.Figure, Numerator, activity, context);
        ImmutableArray<FailedCondition> denominator = PeriodRule.Failures(ActivityKind.Figure, Denominator, activity, context);
        ImmutableArray<FailedCondition> closest = denominator.Length < numerator.Length ? denominator : numerator;
        return HasNumber.IsMet(activity, context) ? closest : closest.Add(HasNumber.Fail(activity, context));
    }

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) =>
        Selections.Select(selection => new Way(selection, period).For(ActivityKind.Figure).And(HasNumber));

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        Activity? numerator = LatestFigure.Of(rows, Numerator, context);
        Activity? denominator = LatestFigure.Of(rows, Denominator, context);
        if (numerator is null || denominator is null)
        {
            return Of(0, 0, []) with { Unmet = LatestFigure.Unmet(rows, "Zähler und Nenner erfasst") };
        }

        if (WhyNotDivided(numerator, denominator) is string reason)
        {
            return Of(0, 0, []) with { WhyUnmeasured = reason, Unmet = LatestFigure.Unmet(rows, "Zähler und Nenner, die sich teilen lassen") };
        }

        return Of(NumberOf(numerator), NumberOf(denominator), [numerator]) with
        {
            Unmet = LatestFigure.Unmet(rows.Where(row => row.Id != numerator.Id && row.Id != denominator.Id), LatestFigure.Required),
        };
    }

    private string? WhyNotDivided(Activity numerator, Activity denominator) =>
        (numerator.Unit ?? "") != (denominator.Unit ?? "") ? $"Zähler {LatestFigure.UnitOf(numerator)}, Nenner {LatestFigure.UnitOf(denominator)}"
        : !MayExceedWhole && NumberOf(denominator) > 0 && NumberOf(numerator) > NumberOf(denominator) ? "der Teil ist größer als das Ganze"
        : null;

    private static int NumberOf(Activity row) => ActivityFields.NumberOf(row, Field) ?? 0;

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Numerator, Denominator];

    /// <inheritdoc/>
    internal override bool IsPart(Activity row, LineContext context) => Numerator.IsMet(row, context);

    /// <inheritdoc/>
    public override string RoleOf(RowInLine row) => $"{(row.IsPart ? "Zähler" : "Nenner")}: {row.Quantity}";
}
