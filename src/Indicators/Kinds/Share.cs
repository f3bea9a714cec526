using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Anteil (anteil), Z-17.
/// Der Teil einer Grundmenge, der eine weitere Bedingung erfüllt; ohne Grundmenge gibt es keinen Anteil.
/// Bei mehreren Quellen gilt die erste, die Angaben hat.
/// </summary>
/// <param name="Sources">Where the share may come from, in order of preference.</param>
/// <param name="Chosen">Index of the source chosen by <see cref="Prepare"/>.</param>
public sealed record Share(ImmutableArray<ShareSource> Sources, int Chosen = 0) : Measure
{
    /// <inheritdoc/>
    public override string Word => "anteil";

    /// <inheritdoc/>
    public override string DefaultUnit => "%";

    /// <inheritdoc/>
    public override bool CanFall => true;

    /// <inheritdoc/>
    public override bool LacksBasis(Actual actual, bool isUpperLimit) => !actual.IsMeasured;

    /// <inheritdoc/>
    /// <remarks>Z-4: a share of rows gains numerator rows; sums and figures that are not there yet say nothing.</remarks>
    public override long AdditionalUnits(Actual withMore, Actual counted) =>
        Source is RowShare ? base.AdditionalUnits(withMore, counted) : 0;

    /// <summary>The source in use.</summary>
    public ShareSource Source => Sources[Chosen];

    /// <inheritdoc/>
    public override string Definition => string.Join(" Sonst: ", Sources.Select(source => source.Definition));

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Sources.SelectMany(source => source.Lines).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> BasisLines =>
        Sources.OfType<RowShare>().Select(source => source.BasisLine).OfType<string>();

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Sources.SelectMany(source => source.Reads).Distinct();

    /// <inheritdoc/>
    public override Measure Prepare(ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Activity> held = [.. rows.Where(context.IsHeld)];
        int first = Enumerable.Range(0, Sources.Length)
            .FirstOrDefault(index => HasData(Sources[index], held, context), Sources.Length - 1);
        return this with { Chosen = first };
    }

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        Source.WhyNotCounted(activity, context);

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) => Sources.SelectMany(source => source.WaysIn(period));

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotMetAlone(Activity activity, LineContext context) =>
        Sources.Select(source => source.WhyNotCounted(activity, context)).MinBy(failures => failures.Length);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) => Source.ActualOf(rows, context);

    private static bool HasData(ShareSource source, ImmutableArray<Activity> held, LineContext context) =>
        source.ActualOf([.. held.Where(row => source.WhyNotCounted(row, context).IsEmpty)], context)
            is { IsMeasured: true } or { WhyUnmeasured: not null };

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => Sources.SelectMany(source => source.Selections);

    /// <inheritdoc/>
    /// <remarks>Also where another source is in use: the coverage says whether a sum was asked for.</remarks>
    public override string? NumberField => Sources.OfType<SumShare>().FirstOrDefault()?.Field;

    /// <inheritdoc/>
    public override bool IsShare => true;

    /// <inheritdoc/>
    public override WholeKind Whole => WholeKind.Own;

    /// <inheritdoc/>
    public override (int Most, string Unit)? LargestNumber(int places) => (100, "Prozent");

    /// <inheritdoc/>
    public override string PartsUnit(Actual actual, IEnumerable<Activity> counted) => actual.Coverage is not null ? NumberField ?? ""
        : Sources.OfType<FigureShare>().Any() && counted.Select(row => row.Unit ?? "").Distinct().ToArray() is [string only] ? only
        : "";

    /// <inheritdoc/>
    public override (string Part, string Whole)? DaysOfParts(Actual actual, IEnumerable<Activity> counted)
    {
        string[] parts = [.. actual.Values.SelectMany(value => value.Activities)];
        ILookup<bool, string> days = counted.ToLookup(row => parts.Contains(row.Id), LatestFigure.DayOf);
        return Source is FigureShare && days[true].FirstOrDefault() is string part && days[false].FirstOrDefault() is string whole && part != whole
            ? (part, whole)
            : null;
    }

    /// <inheritdoc/>
    public override string? ChosenDefinition => Sources.Length > 1 ? Source.Definition : null;

    /// <inheritdoc/>
    public override IEnumerable<string> StandsBehind(Activity row, LineContext context) =>
        Source.IsPart(row, context) ? [ShareSource.PartName] : [];

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => [Source.RoleOf(row)];
}
