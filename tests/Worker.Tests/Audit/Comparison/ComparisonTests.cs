using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Worker.Audit.Comparison;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Comparison;

/// <summary>What happened to a row between two Stichtage, 08.02.2026 and 16.08.2026, and what is said of it.</summary>
public class ComparisonTests
{
    private const string Then = "08.02.2026";
    private const string Now = "16.08.2026";

    private static readonly Indicator Line = Lines.Line(new Count(Lines.Where("typ=veranstaltung art=N"), null), "mindestens 2");

    [Theory]
    [InlineData("", "V1 01.03.2026 durchgeführt art=N", "V1: seitdem durchgeführt")]
    [InlineData("V1 01.03.2026 geplant art=N", "V1 01.03.2026 durchgeführt art=N", "V1: seitdem durchgeführt")]
    [InlineData("V1 01.02.2026 geplant art=N", "V1 01.02.2026 durchgeführt art=N", "V1: seitdem durchgeführt")]
    [InlineData("", "V1 01.02.2026 durchgeführt art=N", "V1: nachgetragen")]
    [InlineData("V1 01.02.2026 durchgeführt art=M", "V1 01.02.2026 durchgeführt art=N", "V1: berichtigt: art: N statt M")]
    [InlineData("V1 01.02.2026 durchgeführt art=N", "V1 01.02.2026 durchgeführt art=M", "V1: berichtigt: art: M statt N")]
    [InlineData("V1 01.02.2026 durchgeführt art=N", "", "V1: zurückgezogen")]
    [InlineData("V1 01.02.2026 durchgeführt art=N", "V1 01.02.2026 abgesagt art=N", "V1: war als durchgeführt gemeldet, ist abgesagt")]
    [InlineData("", "V1 01.10.2026 geplant art=N", "V1: neu eingeplant")]
    [InlineData("V1 01.03.2026 geplant art=N", "V1 01.03.2026 geplant art=N", "V1: Termin verstrichen, Durchführung ungeklärt")]
    [InlineData("", "", "Planungsfrist endete am 30.06.2026")]
    public void Row_BetweenTwoStichtage_HasItsReason(string before, string after, string reason)
    {
        LineChange change = RunComparer.Compare(Run(Then, before, Line), Run(Now, after, Line)).Lines.ShouldHaveSingleItem();
        Reasons(change)[0].ShouldBe(reason);
    }

    [Fact]
    public void Row_RecordedLate_SaysWhen()
    {
        ImmutableArray<Activity> late = [Rows.Of("V1 01.12.2025 durchgeführt art=N")[0] with { RecordedOn = new(2026, 3, 10) }];
        Indicator line = Line with { Period = Lines.Year2025 };
        RunComparison comparison = RunComparer.Compare(Run(Then, [], line), Run(Now, late, line));
        Reasons(comparison.Corrections.ShouldHaveSingleItem()).ShouldBe(["V1: nachgetragen, nachträglich erfasst am 10.03.2026"]);
    }

    [Fact]
    public void Row_RejectedNow_IsNoLongerReadable()
    {
        ComparedRun now = Run(Now, [], Line);
        now = now with
        {
            Result = now.Result with { Reading = new ActivityReading([], [new RejectedRow("V1", null, "doppelte Nummer")]) },
        };
        LineChange change = RunComparer.Compare(Run(Then, "V1 01.02.2026 durchgeführt art=N", Line), now).Lines.ShouldHaveSingleItem();
        Reasons(change)[0].ShouldBe("V1: nicht mehr lesbar: doppelte Nummer");
    }

    [Fact]
    public void Number_ThatTwoRowsKeep_IsNoCorrectionButAChange()
    {
        RunComparison comparison = RunComparer.Compare(
            Run(Now, "V1 01.02.2026 durchgeführt art=N", Line),
            Run(Now, "V1 01.02.2026 abgesagt art=N;V2 03.02.2026 durchgeführt art=N", Line));
        comparison.Corrections.ShouldBeEmpty();
        Reasons(comparison.Lines.ShouldHaveSingleItem()).ShouldBe(["V1: war als durchgeführt gemeldet, ist abgesagt", "V2: nachgetragen"]);
    }

    [Fact]
    public void Rule_ThatChanged_IsNamedWithBothWordings()
    {
        Indicator stricter = Line with { Targets = [new TargetVersion(DateOnly.MinValue, new AtLeast(3), null)] };
        LineChange change = RunComparer.Compare(Run(Now, "", Line), Run(Now, "", stricter)).Lines.ShouldHaveSingleItem();
        Reasons(change).ShouldBe(
            ["Zählregel geändert (Soll), ohne Wirkung auf Zahl und Bewertung: vorher „mindestens 2“, jetzt „mindestens 3“"]);
    }

    [Fact]
    public void Rule_Alone_IsTheOnlyCause()
    {
        Indicator easier = Line with { Targets = [new TargetVersion(DateOnly.MinValue, new AtLeast(1), null)] };
        LineChange change = RunComparer.Compare(
            Run(Now, "V1 01.02.2026 durchgeführt art=N", Line), Run(Now, "V1 01.02.2026 durchgeführt art=N;V2 01.02.2026 durchgeführt art=M", easier))
            .Lines.ShouldHaveSingleItem();
        Reasons(change).ShouldBe(["Zählregel geändert (Soll): vorher „mindestens 2“, jetzt „mindestens 1“"]);
    }

    /// <summary>The row is of a kind that the earlier rule does not count; the rule alone finds no such row.</summary>
    [Fact]
    public void RowAndRule_OnlyTogether_AreNamedTogether()
    {
        Indicator other = Line with { Measure = new Count(Lines.Where("typ=veranstaltung art=M"), null) };
        LineChange change = RunComparer.Compare(Run(Now, "", Line), Run(Now, "V1 01.02.2026 durchgeführt art=M", other)).Lines.ShouldHaveSingleItem();
        ChangeReason reason = change.Reasons.ShouldHaveSingleItem();
        reason.Text.ShouldBe("Zählregel geändert (Zählweise) und V1 (nachgetragen) zusammen");
        reason.Cause.ShouldBe(ChangeCause.Together);
        reason.Parts.Select(part => part.Cause).ShouldBe([ChangeCause.Rule, ChangeCause.RecordedLater]);
    }

    /// <summary>A value counts from its second activity on: neither row alone is one.</summary>
    [Fact]
    public void TwoRows_OnlyTogether_AreNamedTogether()
    {
        Indicator line = Lines.Line(new Distinct(Lines.Where("art=N"), new ValueRule("zielgruppe", []), 2, null), "mindestens 1");
        LineChange change = RunComparer.Compare(
            Run(Now, "", line), Run(Now, "V1 01.02.2026 durchgeführt art=N zielgruppe=A;V2 02.02.2026 durchgeführt art=N zielgruppe=A", line))
            .Lines.ShouldHaveSingleItem();
        Reasons(change).ShouldBe(["V1 (nachgetragen) und V2 (nachgetragen) zusammen"]);
    }

    [Fact]
    public void Row_ThatChangesNothing_IsNoCause() => RunComparer.Compare(
        Run(Now, "V1 01.02.2026 durchgeführt art=N", Line), Run(Now, "V1 02.02.2026 durchgeführt art=N;V2 02.02.2026 durchgeführt art=M", Line))
        .Lines.ShouldBeEmpty();

    [Fact]
    public void Baseline_OfALineThatCountsOtherwise_NamesThatLine()
    {
        Indicator basis = Lines.Line(new Distinct(Lines.Where("art=N"), new ValueRule("zielgruppe", []), 1, null), "-", "X-0", Lines.Year2025);
        Indicator growth = Lines.Line(new Growth(Lines.Where("art=N"), new ValueRule("zielgruppe", []), new BaselineSource("X-0", null)), "mindestens 1");
        Indicator changed = basis with { Measure = new Distinct(Lines.Where("art=M"), new ValueRule("zielgruppe", []), 1, null) };
        const string rows = "V1 01.02.2025 durchgeführt art=N zielgruppe=A;V2 01.02.2026 durchgeführt art=N zielgruppe=A";
        LineChange change = RunComparer.Compare(
            new ComparedRun("X", Evaluator.Evaluate(Programmes.Input(Now, rows, basis, growth)), [.. Places.Partners]),
            new ComparedRun("Y", Evaluator.Evaluate(Programmes.Input(Now, rows, changed, growth)), [.. Places.Partners]))
            .Lines.Single(line => line.Id == "X-1");
        Reasons(change).ShouldBe(["Folge der geänderten Regeln von X-0"]);
    }

    [Fact]
    public void Line_NewOrDropped_IsSaidSo()
    {
        Indicator other = Line with { Id = "X-2" };
        RunComparison comparison = RunComparer.Compare(Run(Now, "", Line), Run(Now, "", other));
        comparison.Lines.Select(line => (line.Id, line.Reasons.Single().Text))
            .ShouldBe([("X-2", "neu im Zielkatalog"), ("X-1", "nicht mehr im Zielkatalog")]);
    }

    [Fact]
    public void Baseline_FrozenSince_IsSaidSo()
    {
        Indicator growth = Lines.Line(new Growth(Lines.Where("art=N"), null, new BaselineSource(null, Lines.Year2025)), "zugesagt");
        ComparedRun frozen = Run(Now, [], growth, new Baseline("X-1", Lines.Year2025, [], 0, new DateOnly(2026, 3, 2)));
        Reasons(RunComparer.Compare(Run(Now, "", growth), frozen).Lines.ShouldHaveSingleItem())
            .ShouldBe(["Ausgangswert am 02.03.2026 festgeschrieben, ohne Wirkung auf Zahl und Bewertung"]);
    }

    [Fact]
    public void Partner_OfAnotherType_IsNamed()
    {
        Indicator line = Lines.Line(new Count(Lines.Where(new Indicators.Conditions.HasPartnerType(["Verein"])), null), "mindestens 2");
        ComparedRun then = Run(Now, "V1 01.02.2026 durchgeführt partner=hauptamt", line);
        ImmutableArray<Partner> changed = [.. Places.Partners.Select(partner => partner.Id == "hauptamt" ? partner with { Type = "KMU" } : partner)];
        EvaluationInput input = Programmes.Input(Now, "V1 01.02.2026 durchgeführt partner=hauptamt", line) with { Partners = changed };
        LineChange change = RunComparer.Compare(then, new ComparedRun("Y", Evaluator.Evaluate(input), changed)).Lines.ShouldHaveSingleItem();
        Reasons(change).ShouldHaveSingleItem().ShouldBe("Angaben zu einem Partner geändert: Hauptamtlicher Verein (hauptamt): KMU statt Verein");
    }

    private static string[] Reasons(LineChange line) =>
        [.. line.Reasons.Select(reason => (reason.Row is RowChange row ? $"{row.Id}: " : "") + reason.Internal)];

    private static ComparedRun Run(string asOf, string rows, Indicator line) => Run(asOf, Rows.Of(rows), line);

    private static ComparedRun Run(string asOf, ImmutableArray<Activity> rows, Indicator line, Baseline? frozen = null)
    {
        EvaluationInput input = Programmes.Input(asOf, "", line) with { Reading = new ActivityReading(rows, []) };
        return new ComparedRun("X", Evaluator.Evaluate(frozen is null ? input : input with
        {
            FrozenBaselines = new Dictionary<string, Baseline> { [line.Id] = frozen },
        }), [.. Places.Partners]);
    }
}
