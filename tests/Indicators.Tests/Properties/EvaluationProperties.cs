using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Properties;

public class EvaluationProperties
{
    /// <summary>Z-6: counted, planned, unsettled, waiting, near misses and others are the input, each row once.</summary>
    [Fact]
    public void Evidence_OfAnyLine_HoldsEveryRowExactlyOnce() => Example.Any.Sample(
        example =>
        {
            foreach (Measurement line in Evaluator.Evaluate(example.Input.NamingOthers()).Measurements.Where(line => line.Line.Measure is not NoMeasure))
            {
                Evidence evidence = line.Evidence;
                IEnumerable<Activity> all = evidence.Counted.Concat(evidence.Planned).Concat(evidence.Unsettled)
                    .Concat(evidence.Waiting).Concat(evidence.NearMisses.Concat(evidence.Others).Select(row => row.Activity));
                all.Select(row => row.Id).Order(StringComparer.Ordinal).ShouldBe(example.Rows.Select(row => row.Id));
                evidence.Examined.ShouldBe(example.Rows.Length);
                evidence.NearMisses.ShouldAllBe(row => row.Failed.Length == 1);
                evidence.Others.ShouldAllBe(row => row.Failed.Length > 1
                    || (row.Failed[0].Name == "zeitraum" && !new Period(Lines.Year2025.From.AddYears(-1), Lines.Year2026.To.AddYears(1)).Contains(row.Activity.StartDate)));
            }
        },
        iter: Samples.Of(80));

    /// <summary>
    /// Z-6: what the preselection leaves aside would be among the others of every line, also under the other readings and of the numbers
    /// beside it: the same results come from all rows, from those that each line may need, and from those that any line may need.
    /// </summary>
    [Fact]
    public void Evaluation_OfTheRowsThatSomeLineNeeds_GivesTheSameAsOfAll() => Gen.Select(Example.Any, Gen.ULong).Sample(
        (example, seed) =>
        {
            EvaluationInput all = WithOtherReadings(example, new Choices(seed)).Input;
            Preselection preselection = new(all.Programmes, all.AsOf, all.Partners);
            ILookup<bool, Activity> rows = example.Rows.ToLookup(preselection.Keeps);
            EvaluationInput kept = all with
            {
                Reading = new ActivityReading([.. rows[true]], [])
                {
                    LeftAside = new RowsLeftAside(rows[false].Count(), rows[false].Max(row => row.ChangedOn)),
                },
            };

            EvaluationResult expected = Evaluator.Evaluate(all.NamingOthers());
            foreach (EvaluationInput input in new[] { all, kept })
            {
                EvaluationResult result = Evaluator.Evaluate(input);
                result.DataAsOf.ShouldBe(expected.DataAsOf);
                ResultText.Of(result).ShouldBe(ResultText.OfWithoutOthers(expected));
            }
        },
        iter: Samples.Of(80));

    // Readings and numbers beside a line have selections and periods of their own.
    private static Example WithOtherReadings(Example example, Choices choices) => example with
    {
        Lines =
        [
            .. example.Lines.Select((line, index) => index == 0 || !choices.Chance(50) ? line : line with
            {
                Alternatives = [new AlternativeReading("A-1", line with { Measure = example.Lines[0].Measure, Period = Lines.Year2025 })],
                SideCounts = [new SideCount("daneben", example.Lines[0].Measure.Selections.FirstOrDefault() ?? Selection.Everything, null, false)],
            }),
        ],
    };

    /// <summary>Z-2: counted is held and started up to the Stichtag, nothing else.</summary>
    [Fact]
    public void Evidence_CountedRows_WereHeldUpToTheStichtag() => Example.Any.Sample(
        example => example.Evaluate().Measurements.SelectMany(line => line.Evidence.Counted)
            .All(row => row.Status == ActivityStatus.Held && row.StartDate <= example.AsOf),
        iter: Samples.Of(80));

    [Fact]
    public void Evaluation_RowsInAnotherOrder_GivesTheSame() => Example.Any.Sample(
        example => ResultText.Of(example.Evaluate())
            == ResultText.Of((example with { Rows = [.. example.Rows.Reverse()] }).Evaluate()),
        iter: Samples.Of(80));

    [Fact]
    public void Evaluation_Twice_GivesTheSame() => Example.Any.Sample(
        example => ResultText.Of(example.Evaluate()) == ResultText.Of(example.Evaluate()), iter: Samples.Of(30));

    /// <summary>
    /// Z-2: one more held row like a counted one never lowers the number, except where the kind says that it can fall, like a
    /// share, whose basis it enlarges. A counted row is copied under a new id, so the copy meets all conditions by construction.
    /// </summary>
    [Fact]
    public void Evaluation_OneMoreRowThatMeetsAllConditions_NeverLowersACount() => Example.Any.Sample(
        example =>
        {
            foreach (Measurement line in example.Evaluate().Measurements.Where(line => !line.Line.Measure.CanFall))
            {
                if (line.Evidence.Counted.FirstOrDefault() is Activity counted)
                {
                    Example more = example with { Rows = example.Rows.Add(counted with { Id = "Z9999" }) };
                    more.Evaluate().Measurements.Single(other => other.Line.Id == line.Line.Id)
                        .Actual.Units.ShouldBeGreaterThanOrEqualTo(
                            line.Actual.Units, $"{line.Line.Id}: where more rows can lower \"{line.Line.Measure.Word}\", its file in src/Indicators/Kinds says CanFall");
                }
            }
        },
        iter: Samples.Of(20));

    /// <summary>Z-2, Z-4, Z-5: what is planned or unsettled may add to what is to come, and never takes from what is done.</summary>
    [Fact]
    public void Evaluation_OneMorePlannedOrUnsettledRow_NeverLowersAnActual() => Gen.Select(Example.Any, Gen.ULong, Gen.Int[-400, 400]).Sample(
        (example, seed, days) =>
        {
            Activity like = RandomRows.Of(new Choices(seed), 1)[0];
            DateOnly start = example.AsOf.AddDays(days);
            Activity added = like with { Id = "Z9999", Status = ActivityStatus.Planned, StartDate = start, EndDate = null };
            Dictionary<string, Measurement> after = (example with { Rows = example.Rows.Add(added) })
                .Evaluate().Measurements.ToDictionary(line => line.Line.Id);
            foreach (Measurement line in example.Evaluate().Measurements)
            {
                Measurement more = after[line.Line.Id];
                more.Actual.Units.ShouldBeGreaterThanOrEqualTo(line.Actual.Units, $"{line.Line.Id} {line.Line.Measure.Word}");
                line.Evidence.Counted.Select(row => row.Id).Except(more.Evidence.Counted.Select(row => row.Id)).ShouldBeEmpty(line.Line.Id);
                (line.Status.IsFine() && !line.Line.Measure.IsUndoable && !more.Status.IsFine()).ShouldBeFalse(
                    $"{line.Line.Id}: where more rows can break a target met by \"{line.Line.Measure.Word}\", its file in src/Indicators/Kinds says IsUndoable");
            }
        },
        iter: 200);

    /// <summary>Z-20: whoever reads that a line is open, at risk, cannot be judged or has no data reads why.</summary>
    [Fact]
    public void Evaluation_StateThatDoesNotSayItAll_HasAReason() => Example.Any.Sample(
        example =>
        {
            foreach (Measurement line in example.Evaluate().Measurements
                .Where(line => line.Status is Status.Open or Status.NotYetAssessable or Status.AtRisk or Status.NoData))
            {
                line.Reason.ShouldNotBeEmpty($"{line.Line.Id} {line.Line.Measure.Word}, row {line.StatusRow}, {example.AsOf}");
            }
        },
        iter: Samples.Of(400));

    /// <summary>Z-16: fine only where every baseline value was seen again and one came on top.</summary>
    [Fact]
    public void Growth_ReplacingABaselineValue_NeverFulfils() => Gen.Select(Gen.ULong, Gen.Int[1, 12], Gen.Int[1, 3]).Sample(
        (seed, count, size) =>
        {
            ImmutableArray<Activity> rows = RandomRows.Of(new Choices(seed), count);
            ImmutableArray<string> baseline = [.. Places.Area.Versions[0].Ags.Take(size)];
            Growth growth = new(Selection.Everything, new ValueRule("kommune", []), new BaselineSource(null, Lines.Year2025));
            Measurement result = Evaluator.Evaluate(new Example(
                [Lines.Line(growth, "zugesagt", "G")], rows, new DateOnly(2027, 3, 1)).Input with
            {
                FrozenBaselines = new Dictionary<string, Baseline>
                {
                    ["G"] = new("G", Lines.Year2025, baseline, baseline.Length, Lines.Year2026.From),
                },
            }).Measurements.Single();
            ImmutableHashSet<string> seen = [.. rows
                .Where(row => row.Status == ActivityStatus.Held && row.StartDate.Year == 2026)
                .SelectMany(row => row.Values("kommune")).Where(Places.Area.Versions[1].Ags.Contains)];

            result.Status.IsFine().ShouldBe(baseline.All(seen.Contains) && seen.Count > baseline.Length);
        },
        iter: Samples.Of(300));

    /// <summary>Z-20, Z-27: the same rows, a later Stichtag: no line leaves erreicht or umgesetzt.</summary>
    [Fact]
    public void Evaluation_NothingButTimePassing_TakesNoErreichtBack() => Gen.Select(Example.Any, Gen.Int[1, 500]).Sample(
        (example, days) =>
        {
            Dictionary<string, Measurement> later = (example with { AsOf = example.AsOf.AddDays(days) })
                .Evaluate().Measurements.ToDictionary(line => line.Line.Id);
            foreach (Measurement line in example.Evaluate().Measurements.Where(line => line.Status.IsFine()))
            {
                later[line.Line.Id].Status.ShouldBe(line.Status, $"{line.Line.Id} {line.Line.Measure.Word} {example.AsOf} + {days}");
            }
        },
        iter: Samples.Of(300));

    /// <summary>Z-34: whichever offer leads on the way, the rows beside an earlier one stay counted.</summary>
    [Fact]
    public void Gleich_NothingButTimePassing_LosesNoCountedRow() => Gen.Select(Gen.ULong, Gen.Int[4, 20], Gen.Int[0, 400], Gen.Int[1, 200]).Sample(
        (seed, count, day, days) =>
        {
            Example early = new(
                [
                    Lines.Line(new Outcome([Lines.Stage("a", "stufe=a"), Lines.Stage("b", "stufe=b", 2)], "angebot"), "alle", "F"),
                    Lines.Line(new Count(Lines.Where(new SharesWith("angebot", "F")), null), "mindestens 3", "V"),
                ],
                RandomRows.Of(new Choices(seed), count), Lines.Year2026.From.AddDays(day));

            CountedUnder(early).Except(CountedUnder(early with { AsOf = early.AsOf.AddDays(days) })).ShouldBeEmpty();
        },
        iter: Samples.Of(600));

    private static ImmutableHashSet<string> CountedUnder(Example example) =>
        [.. example.Evaluate().Measurements.Single(line => line.Line.Id == "V").Evidence.Counted.Select(row => row.Id)];
}
