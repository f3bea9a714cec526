using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Comparison;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Comparison;

public class ComparisonProperties
{
    [Fact]
    public void Comparison_OfIdenticalRuns_FindsNothing() => Example.Any.Sample(example =>
    {
        RunComparison same = RunComparer.Compare(Run(example, example.Rows), Run(example, example.Rows));
        same.Lines.ShouldBeEmpty();
        same.Milestones.ShouldBeEmpty();
        same.Corrections.ShouldBeEmpty();
    }, iter: 200);

    [Fact]
    public void Comparison_OverEditedRows_GivesEveryChangeAReason() =>
        Gen.Select(Example.Any, Gen.ULong, Gen.Int[0, 200]).Sample((example, seed, days) =>
        {
            RunComparison changed = RunComparer.Compare(
                Run(example, example.Rows),
                Run(example with { AsOf = example.AsOf.AddDays(days) }, Edited(example.Rows, new Choices(seed))));
            foreach (LineChange line in changed.Lines.Concat(changed.Corrections))
            {
                line.Reasons.ShouldNotBeEmpty(line.Id);
                line.Reasons.ShouldNotContain(
                    reason => reason.Cause == ChangeCause.Unexplained, $"{line.Id}: {line.Line.Line.Measure.Definition}");
                ImmutableHashSet<string> explained = [.. line.Reasons.Select(reason => reason.Row?.Id).OfType<string>()];
                Counted(line.Before).SymmetricExcept(Counted(line.After)).Except(explained).ShouldBeEmpty(line.Id);
            }

            changed.Milestones.SelectMany(milestone => milestone.Reasons)
                .ShouldNotContain(reason => reason.Cause == ChangeCause.Unexplained);
        }, iter: 600);

    private static ImmutableHashSet<string> Counted(Measurement? line) =>
        line is null ? [] : [.. line.Evidence.Counted.Select(row => row.Id)];

    private static ComparedRun Run(Example example, ImmutableArray<Activity> rows) => new(
        "X", (example with { Rows = rows }).Evaluate(), [.. Places.Partners]);

    /// <summary>Rows removed, added, cancelled, held, moved, and with the attributes of others.</summary>
    private static ImmutableArray<Activity> Edited(ImmutableArray<Activity> rows, Choices choices)
    {
        ImmutableArray<Activity> others = RandomRows.Of(choices, rows.Length + 2);
        return
        [
            .. rows.SelectMany(row => choices.Below(8) switch
            {
                0 => Array.Empty<Activity>(),
                1 => [row with { Status = choices.Of(Enum.GetValues<ActivityStatus>()) }],
                2 => [row with { Attributes = choices.Of(others).Attributes }],
                3 => [row with { StartDate = choices.Of(others).StartDate, EndDate = null }],
                4 => [row with { Participants = choices.Below(30), Minutes = choices.Below(300) }],
                _ => [row],
            }),
            .. others.Skip(rows.Length),
        ];
    }
}
