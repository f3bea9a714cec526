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
    [InlineData("V1 12.05.2026 geplant art=N", "V1 02.06.2026 durchgeführt art=N", "V1: seitdem durchgeführt, verschoben vom 12.05. auf den 02.06.2026")]
    [InlineData("V1 12.05.2026-13.05.2026 geplant art=N", "V1 02.10.2026-03.10.2026 geplant art=N", "V1: verschoben vom 12.05. auf den 02.10.2026")]
    [InlineData("V1 12.12.2026 geplant art=N", "V1 09.01.2027 geplant art=N", "V1: verschoben vom 12.12.2026 auf den 09.01.2027")]
    [InlineData("V1 12.05.2026 geplant art=N", "V1 02.06.2026 geplant art=N", "V1: verschoben vom 12.05. auf den 02.06.2026")]
    [InlineData("V1 12.05.2026 geplant art=N", "V1 02.06.2026 abgesagt art=N", "V1: abgesagt")]
    [InlineData("V1 01.02.2026 durchgeführt art=N", "V1 01.12.2025 durchgeführt art=N", "V1: berichtigt: beginn: 01.12.2025 statt 01.02.2026")]
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
        const string Delivered = "V1 01.02.2025 durchgeführt art=N zielgruppe=A;V2 01.02.2026 durchgeführt art=N zielgruppe=A";
        LineChange change = RunComparer.Compare(
            new ComparedRun("X", Evaluator.Evaluate(Programmes.Input(Now, Delivered, basis, growth)), [.. Places.Partners]),
            new ComparedRun("Y", Evaluator.Evaluate(Programmes.Input(Now, Delivered, changed, growth)), [.. Places.Partners]))
            .Lines.Single(line => line.Id == "X-1");
        change.Reasons.ShouldHaveSingleItem().Text.ShouldBe("Zählregel von X-0 geändert (Zählweise)");
    }

    [Fact]
    public void Line_BuiltOnAWithheldLine_NamesItsRecountAndNoRule()
    {
        ImmutableArray<Indicator> lines = Built();
        RunComparison comparison = RunComparer.Compare(Run("", lines), Run("", lines, "X-0"));
        comparison.Lines.Select(line => (line.Id, Reasons(line).ShouldHaveSingleItem())).ShouldBe(
        [
            ("X-0", "zurückgehalten, weil die Nachzählung abweicht"),
            ("X-1", "zurückgehalten, weil die Nachzählung von X-0 abweicht"),
        ]);
        RunComparer.Compare(Run("", lines, "X-0"), Run("", lines)).Lines.Select(line => Reasons(line).ShouldHaveSingleItem()).ShouldBe(
        [
            "damals zurückgehalten, weil die Nachzählung abwich",
            "damals zurückgehalten, weil die Nachzählung von X-0 abwich",
        ]);
    }

    /// <summary>Either recount alone withholds the line: with only one of them taken back it stays withheld.</summary>
    [Fact]
    public void Line_WhoseOwnRecountDiffersToo_NamesBothTogether()
    {
        ImmutableArray<Indicator> lines = Built();
        LineChange change = RunComparer.Compare(Run("", lines), Run("", lines, "X-0", "X-1")).Lines.Single(line => line.Id == "X-1");
        ChangeReason reason = change.Reasons.ShouldHaveSingleItem();
        reason.Text.ShouldBe("abweichende Nachzählung und abweichende Nachzählung von X-0 zusammen");
        reason.Parts.Select(part => part.Cause).ShouldBe([ChangeCause.Recount, ChangeCause.Recount]);
    }

    [Fact]
    public void Correction_OfALineThatIsWithheldNow_NamesTheRecount()
    {
        ImmutableArray<Indicator> lines = Built();
        RunComparison comparison = RunComparer.Compare(Run("", lines), Run("V1 01.02.2026 durchgeführt art=N zielgruppe=A", lines, "X-0"));
        LineChange correction = comparison.Corrections.ShouldHaveSingleItem();
        correction.Id.ShouldBe("X-1");
        Reasons(correction).ShouldBe(["V1: nachgetragen", "zurückgehalten, weil die Nachzählung von X-0 abweicht"]);
    }

    /// <summary>A number that is as it was is no correction, though it cannot be proven today.</summary>
    [Fact]
    public void Line_WithheldWithTheSameNumber_IsNoCorrection() =>
        RunComparer.Compare(Run("", Built()), Run("", Built(), "X-0")).Corrections.ShouldBeEmpty();

    /// <summary>With the baseline of now the row changes nothing: it is none of the line's own.</summary>
    [Fact]
    public void Row_OfTheBaselineAlone_IsSaidToActByIt()
    {
        Indicator growth = Lines.Line(new Growth(Lines.Where("art=N"), null, new BaselineSource(null, Lines.Year2025)), "zugesagt");
        RunComparison comparison = RunComparer.Compare(
            Run(Now, "V1 01.02.2025 durchgeführt art=N", growth),
            Run(Now, "V1 01.02.2025 durchgeführt art=N;V2 01.02.2025 durchgeführt art=N;V3 01.02.2026 durchgeführt art=N;V4 01.02.2026 durchgeführt art=N", growth));
        Reasons(comparison.Corrections.ShouldHaveSingleItem()).ShouldBe(
            ["V2: nachgetragen, über den Ausgangswert: Ausgangswert vorher 1, jetzt 2", "V3: nachgetragen", "V4: nachgetragen"]);
    }

    [Fact]
    public void Bezugsraum_OfLineAndBasis_IsOneChange()
    {
        ImmutableArray<Indicator> lines = Built("kommune");
        ReferenceArea smaller = Places.Area with { Versions = [.. Places.Area.Versions.Select(version => version with { Ags = version.Ags[..1] })] };
        const string Delivered = "V1 01.02.2026 durchgeführt art=N kommune=Alsdorf;V2 01.02.2026 durchgeführt art=N kommune=Eschweiler";
        LineChange change = RunComparer.Compare(Run(Delivered, lines), Run(Delivered, lines, smaller)).Lines.Single(line => line.Id == "X-1");
        change.Reasons.ShouldHaveSingleItem().Text.ShouldBe("Bezugsraum geändert");
    }

    [Fact]
    public void Erfassungsfrist_OfAnotherLength_IsNamed()
    {
        Indicator line = Line with { Period = Lines.Year2025 };
        EvaluationInput input = Programmes.Input("31.01.2026", "", line);
        EvaluationInput shorter = input with
        {
            Programmes = [input.Programmes[0] with { RecordingTimes = [new RecordingTime(DateOnly.MinValue, 14, null)] }],
        };
        LineChange change = RunComparer.Compare(
            new ComparedRun("X", Evaluator.Evaluate(input), []), new ComparedRun("Y", Evaluator.Evaluate(shorter), [])).Lines.ShouldHaveSingleItem();
        Reasons(change).ShouldBe(["Zählregel geändert (Erfassungsfrist): vorher 11.02.2026; jetzt 14.01.2026"]);
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

    /// <summary>X-0 counts, X-1 is measured against it.</summary>
    private static ImmutableArray<Indicator> Built(string attribute = "zielgruppe")
    {
        ValueRule values = new(attribute, []);
        return
        [
            Lines.Line(new Distinct(Lines.Where("art=N"), values, 1, null), "mindestens 1", "X-0", Lines.Year2025),
            Lines.Line(new Growth(Lines.Where("art=N"), values, new BaselineSource("X-0", null)), "mindestens 1"),
        ];
    }

    private static ComparedRun Run(string rows, ImmutableArray<Indicator> lines, params string[] withheld) => new(
        "X",
        Evaluator.Evaluate(Programmes.Input(Now, rows, lines) with { Withheld = withheld.ToImmutableHashSet(StringComparer.Ordinal) }),
        [.. Places.Partners]);

    private static ComparedRun Run(string rows, ImmutableArray<Indicator> lines, ReferenceArea area)
    {
        EvaluationInput input = Programmes.Input(Now, rows, lines);
        return new ComparedRun(
            "Y", Evaluator.Evaluate(input with { Programmes = [input.Programmes[0] with { Area = area }] }), [.. Places.Partners]);
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
