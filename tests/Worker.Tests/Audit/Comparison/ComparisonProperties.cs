using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Comparison;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Comparison;

[Slow(Because.TriesManyCases)]
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

    /// <summary>Rows, day, rules and recounts change at once; whatever is named is confirmed by evaluating the whole programme again.</summary>
    [Fact]
    public void Causes_AreConfirmedByReevaluation() =>
        Gen.Select(Example.Any, Gen.ULong, Gen.Int[0, 200]).Sample((example, seed, days) =>
        {
            Choices choices = new(seed);
            ComparedRun then = Run(example, example.Rows);
            Example altered = example with { AsOf = example.AsOf.AddDays(days), Lines = Altered(example.Lines, choices) };
            ImmutableHashSet<string> withheld = [.. altered.Lines.Select(line => line.Id).Where(_ => choices.Below(10) == 0)];
            ComparedRun now = Run(altered, Edited(example.Rows, choices), withheld);
            RunComparison comparison = RunComparer.Compare(then, now);
            ImmutableHashSet<string> changed = [.. comparison.Lines.Select(line => line.Id)];
            foreach (Measurement line in now.Result.Measurements)
            {
                Measurement was = then.Result.Measurements.First(other => other.Line.Id == line.Line.Id);
                (LineResult.Of(was) == LineResult.Of(line) || changed.Contains(line.Line.Id)).ShouldBeTrue(line.Line.Id);
            }

            foreach (LineChange line in comparison.Lines)
            {
                line.Reasons.ShouldNotBeEmpty(line.Id);
                foreach (ChangeReason reason in line.Reasons.Where(reason => !IsIdle(reason)))
                {
                    LineResult.Of(line.Before).ShouldNotBe(LineResult.Of(line.After), line.Id);
                    string[] rows = [.. reason.Single.Select(part => part.Row?.Id).OfType<string>()];
                    if (rows.Length == reason.Single.Count() && reason.Cause != ChangeCause.WaitOver)
                    {
                        LineResult.Of(Without(rows, then, now, altered, line.Id, withheld)).ShouldNotBe(LineResult.Of(line.After), $"{line.Id}: {reason.Text}");
                    }

                    if (reason.Cause == ChangeCause.Recount)
                    {
                        LineResult.Of(Without([], then, now, altered, line.Id, [])).ShouldNotBe(LineResult.Of(line.After), $"{line.Id}: {reason.Text}");
                    }
                }
            }

            foreach (LineChange line in comparison.Corrections)
            {
                line.Reasons.ShouldNotBeEmpty(line.Id);
                line.Reasons.ShouldAllBe(reason => reason.Cause != ChangeCause.Time, line.Id);
                line.Reasons.SelectMany(reason => reason.Single).Any(reason => reason.Cause == ChangeCause.Recount)
                    .ShouldBe(line.After!.Status == Status.Withheld, line.Id);
            }

            comparison.Milestones.ShouldAllBe(milestone => !milestone.Reasons.IsEmpty);
        }, iter: 10);

    [Fact]
    public void Comparison_OfRowsThatBearOnNothing_NamesNoCause() => Gen.Select(Example.Any, Gen.ULong).Sample((example, seed) =>
    {
        ComparedRun then = Run(example, example.Rows);
        ComparedRun now = Run(example, Edited(example.Rows, new Choices(seed)));
        foreach (LineChange line in RunComparer.Compare(then, now).Lines)
        {
            LineResult.Of(line.Before).ShouldNotBe(LineResult.Of(line.After), line.Id);
        }
    }, iter: 15);

    private static bool IsIdle(ChangeReason reason) => reason.Text.EndsWith("ohne Wirkung auf Zahl und Bewertung", StringComparison.Ordinal);

    /// <summary>The later Auswertung of a line, evaluated as a whole with the given rows as they were; a row that only its day moved is left out.</summary>
    private static Measurement Without(
        string[] ids, ComparedRun then, ComparedRun now, Example altered, string line, ImmutableHashSet<string> withheld)
    {
        ImmutableArray<Activity> rows =
        [
            .. now.Result.Reading.Activities.Where(row => !ids.Contains(row.Id)),
            .. then.Result.Reading.Activities.Where(row => ids.Contains(row.Id) && !IsMovedByItsDay(row)),
        ];
        return Run(altered, rows, withheld).Result.Measurements.First(measurement => measurement.Line.Id == line);

        bool IsMovedByItsDay(Activity was) => now.Result.Reading.Activities.FirstOrDefault(row => row.Id == was.Id) is Activity @is
            && Occurrences.Of(was, then.AsOf) != Occurrences.Of(@is, now.AsOf)
            && Occurrences.Of(was, now.AsOf) == Occurrences.Of(@is, now.AsOf);
    }

    private static ComparedRun Run(Example example, ImmutableArray<Activity> rows, ImmutableHashSet<string>? withheld = null) => new(
        "X", Evaluator.Evaluate((example with { Rows = rows }).Input with { Withheld = withheld ?? [] }), [.. Places.Partners]);

    /// <summary>Some lines with another target, period or required coverage, or counted as another line is.</summary>
    private static ImmutableArray<Indicator> Altered(ImmutableArray<Indicator> lines, Choices choices) =>
    [
        .. lines.Select(line => choices.Below(12) switch
        {
            0 => line with { Targets = choices.Of(lines).Targets },
            1 => line with { PlanningUntil = line.Period.From.AddDays(choices.Below(300)) },
            2 => line with { MinimumCoverage = choices.Of<int?>(50, null) },
            3 when line.Measure is Count count => line with { Measure = count with { Selection = Lines.Where("art=N") } },
            4 when line.Measure is Sum sum => line with { Measure = sum with { Field = "minuten" } },
            _ => line,
        }),
    ];

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
