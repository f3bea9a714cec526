using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>
/// A deliberately wrong rule is caught: the SQL of every line is altered in one place, and over a few random examples of a kind
/// some line differs that agreed before.
/// </summary>
public sealed class WrongRuleTests(RecountedExamples examples) : IClassFixture<RecountedExamples>, IDisposable
{
    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();

    public static TheoryData<string, string, string, string> Mutants { get; } = new()
    {
        // The kind whose random lines are counted, what is wrong, the right text of the SQL and the wrong one.
        // The readable rows (Z-31).
        { "anzahl", "doppelte Nummern gezählt", "g.nummer NOT IN (SELECT d.nummer FROM mehrfach d)", "1 = 1" },
        { "anzahl", "Ende vor Beginn gezählt", "AND g.ende >= g.beginn", "" },
        { "anzahl", "vor der Änderung durchgeführt gezählt", "g.geaendert_am < g.beginn", "1 = 0" },
        { "anzahl", "Datum ohne Rückweg", "COALESCE(strftime('%Y-%m-%d', julianday(r.beginn)), '') = r.beginn", "1 = 1" },
        { "verschiedene", "unsichtbare Zeichen gelesen", ", 8203, 45, 8207", "" },
        { "verschiedene", "Umlaut aus zwei Zeichen gelesen", "char(768, 45, 879, ", "char(" },
        { "verschiedene", "unbekannter Ort gelesen", "CASE WHEN r.merkmal IN ('kommune') THEN o.schluessel ELSE r.wert END", "r.wert" },
        { "kooperationen", "ehrenamtlich nicht gelesen", "THEN 1 ELSE 0 END AS ehrenamtlich", "THEN 1 ELSE 1 END AS ehrenamtlich" },
        // What holds for every line.
        { "anzahl", "Stichtag nicht mehr enthalten", "p.beginn <= ", "p.beginn < " },
        { "anzahl", "Stand nicht geprüft", "WHERE p.stand = 'durchgefuehrt' AND", "WHERE" },
        { "anzahl", "Zeitraum beginnt einen Monat später", "a.beginn >= '2026-01-01'", "a.beginn >= '2026-02-01'" },
        { "anzahl", "Zeitraum endet früher", "a.beginn <= '2026-12-31'", "a.beginn <= '2026-11-30'" },
        { "anzahl", "Bedingung entfällt", "m.merkmal = 'zielgruppe' AND m.wert IN", "m.merkmal = 'zielgruppe' AND '' NOT IN" },
        { "anzahl", "nicht_in entfällt", "a.nummer NOT IN (SELECT x.nummer", "'' NOT IN (SELECT x.nummer" },
        { "anzahl", "nach: der Tag selbst zählt", "s.tag < a.beginn", "s.tag <= a.beginn" },
        { "anzahl", "nach: letzter statt erster Tag", "SELECT MIN(t.tag)", "SELECT MAX(t.tag)" },
        { "anzahl", "Beleg nicht verlangt", "m.merkmal = 'beleg'", "1 = 1" },
        // One of each kind.
        { "anzahl", "eins zu viel", "(SELECT COUNT(*) FROM ", "(SELECT 1 + COUNT(*) FROM " },
        { "summe", "Durchschnitt", "SELECT SUM(z.zahl)", "SELECT AVG(z.zahl)" },
        { "verschiedene", "je_wert um eins", "HAVING COUNT(*) >= 2", "HAVING COUNT(*) >= 3" },
        { "verschiedene", "nicht verschieden", "GROUP BY w.wert\n", "GROUP BY w.wert, h.nummer\n" },
        { "zuwachs", "Ausgangswert vergessen", "w.wert NOT IN (SELECT v.wert", "'' NOT IN (SELECT v.wert" },
        { "ergebnis", "ein Teil genügt", ".teil = 2", ".teil = 1" },
        { "ergebnis", "anderes Angebot gewählt", "x.fortschritt, x.angebot)", "x.fortschritt, x.angebot DESC)" },
        { "ergebnis", "spätestes statt erstes Angebot", "x.fortschritt, x.angebot", "x.fortschritt DESC, x.angebot" },
        { "kooperationen", "Partei entfällt", "b1.typ IN ('Verein')", "1 = 1" },
        { "kooperationen", "Dauer nicht abgewartet", "v.bewertbar_ab <= ", "'' <= " },
        { "fortbestand", "ein Mal genügt", "WHEN 2 THEN 2 END", "WHEN 2 THEN 1 END" },
        { "fortbestand", "auch neue Mitglieder", "WHERE w.wert IN (SELECT v.wert", "WHERE '' NOT IN (SELECT v.wert" },
        { "anteil", "falsch gerundet", " * 1000) / ", " * 1000 + 999) / " },
        { "anteil", "andere Quelle", "THEN 1\n  WHEN", "THEN 2\n  WHEN" },
        { "anteil", "älteste Kennzahl", "ORDER BY k.bis DESC, k.beginn DESC", "ORDER BY k.bis, k.beginn" },
        { "kennzahl", "älteste Kennzahl", "ORDER BY k.bis DESC, k.beginn DESC", "ORDER BY k.bis, k.beginn" },
        { "kennzahlzuwachs", "Ausgangswert vergessen", " - (SELECT v.menge", " - (SELECT 0 * v.menge" },
        { "kennzahlzuwachs", "über Einheiten hinweg", " = (SELECT v.einheit FROM ", " >= (SELECT SUBSTR(v.einheit, 1, 0) FROM " },
        { "einschaetzung", "ohne Rolle", "m.merkmal = 'rolle'", "1 = 1" },
    };

    [Theory]
    [MemberData(nameof(Mutants))]
    [Slow(Because.TriesManyCases)]
    public void WrongRule_IsCaught(string kind, string name, string right, string wrong)
    {
        int altered = 0;
        RecountedExample? caught = examples.Of(kind).FirstOrDefault(example =>
        {
            bool stands = false;
            bool differs = example.Count(text =>
            {
                stands |= text.Contains(right, StringComparison.Ordinal);
                return text.Replace(right, wrong, StringComparison.Ordinal);
            }).Any(line => !line.Agrees);
            altered += stands ? 1 : 0;
            return differs;
        });

        caught.ShouldNotBeNull(
            $"\"{kind}\", {name}: not noticed in {RecountedExamples.Most} random examples; the right text stood in the SQL of {altered}. "
            + "Where it stands in none, correct the line of Mutants; otherwise let the examples meet the rule: MeasureOf in "
            + "tests/Indicators.Tests/Generation/RandomProgramme.cs, Wider in RecountExample.cs.");
        // The wrong rule is what is caught, not a difference that was there before.
        Recounting.Differences(caught.Count()).ShouldBeEmpty();
    }

    /// <summary>'+1 month' after 31 January is 3 March for SQLite; the term ends on 28 February (BGB § 188), and is judged from the day after.</summary>
    [Theory]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-02-28", 0)]
    public void Duration_OfAnAgreementOfTheMonthsLastDay_EndsWithTheShorterMonth(string asOf, int counted)
    {
        RecountScope scope = Recounting.At(DateOnly.Parse(asOf), Programmes.Of([Lines.Line(
            new KiIndicators.Indicators.Kinds.Cooperations(Lines.Where(""), [], 0, 1), "mindestens 1")]));
        Deliver("K1 31.01.2026 durchgeführt");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        result.Measurements.Single().Actual.Number.ShouldBe(counted);
        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        // Without the end of the shorter month the agreement would be judged days late.
        ImmutableArray<RecountedLine> unclamped = Recounting.Count(
            database.Connections, scope, result, text => text.Replace("date(a.beginn, 'start of month', '+2 months')", "'9999-12-31'", StringComparison.Ordinal));
        unclamped.All(line => line.Agrees).ShouldBe(counted == 0);
    }

    [Fact]
    public void Agreements_OfTheSamePartnersCountedTwice_AreCaught()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([Lines.Line(
            new KiIndicators.Indicators.Kinds.Cooperations(
                Lines.Where(""), [new KiIndicators.Indicators.Kinds.Party(["Verein"], true), new KiIndicators.Indicators.Kinds.Party(["KMU"], false)], 0, 0), "mindestens 1")]));
        Deliver("K1 31.01.2026 durchgeführt partner=verein-a|kmu-a|jobcenter; K2 01.02.2026 durchgeführt partner=kmu-a|verein-a");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        result.Measurements.Single().Actual.Number.ShouldBe(1);
        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        Recounting.Count(database.Connections, scope, result, text => text.Replace("w.nummer <> v.nummer", "1 = 0", StringComparison.Ordinal))
            .ShouldAllBe(line => !line.Agrees);
    }

    /// <summary>Z-14: as many stand as can stand beside each other; a chain of three needs no choice, a ring of four does.</summary>
    [Theory]
    [InlineData("verein-a|kmu-a|kmu-b, verein-a|kmu-a, verein-a|kmu-b", 2, "w.nummer <> v.nummer", "1 = 0")]
    [InlineData("verein-a|kmu-a|kmu-b, verein-a|kmu-b", 1, "u.anderer_rang < u.rang OR", "1 = 1 OR")]
    [InlineData("verein-a|kmu-a|kmu-b, verein-a|verein-b|kmu-b, verein-b|kmu-a|kmu-b, verein-a|verein-b|kmu-a", 2, "c.zahl DESC", "c.zahl")]
    [InlineData("verein-a|kmu-a|kmu-b, verein-a|verein-b|kmu-b, verein-b|kmu-a|kmu-b, verein-a|verein-b|kmu-a", 2, "u.nummer = s.nummer AND instr(", "u.nummer = s.nummer AND 0 > instr(")]
    public void Agreements_Entangled_AreCountedAsManyAsCanStand(string agreements, int expected, string right, string wrong)
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([Lines.Line(
            new KiIndicators.Indicators.Kinds.Cooperations(
                Lines.Where(""), [new KiIndicators.Indicators.Kinds.Party(["Verein"], true), new KiIndicators.Indicators.Kinds.Party(["KMU"], false)], 0, 0), "mindestens 1")]));
        Deliver(string.Join("; ", agreements.Split(", ").Select((partners, index) => $"K{index + 1} {index + 1:00}.01.2026 durchgeführt partner={partners}")));
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        result.Measurements.Single().Actual.Number.ShouldBe(expected);
        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        Recounting.Count(database.Connections, scope, result, text => text.Replace(right, wrong, StringComparison.Ordinal))
            .ShouldAllBe(line => !line.Agrees);
    }

    [Fact]
    public void JointActivity_BeforeItsAgreementCounted_IsCaught()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([Lines.Line(
            new KiIndicators.Indicators.Kinds.Cooperations(Lines.Where(""), [], 1, 0), "mindestens 1")]));
        Deliver("K1 31.01.2026 durchgeführt; V1 30.01.2026 durchgeführt kooperation=K1");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        Recounting.Count(database.Connections, scope, result, text => text.Replace("a.beginn >= v.beginn", "1 = 1", StringComparison.Ordinal))
            .ShouldAllBe(line => !line.Agrees);
    }

    [Fact]
    public void StageOfAnOffer_HalfReached_IsCaught()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of(
            Lines.Line(
                new KiIndicators.Indicators.Kinds.Outcome(
                    [new("erprobt", [new(Lines.Where("typ=veranstaltung"), 1), new(Lines.Where("typ=ergebnis"), 1)], true)], "angebot"), "alle", "F"),
            Lines.Line(
                new KiIndicators.Indicators.Kinds.Count(
                    Lines.Where(new KiIndicators.Indicators.Conditions.SharesWith("angebot", "F", "erprobt")), null), "mindestens 1", "E")));
        Deliver("V1 31.01.2026 durchgeführt angebot=A; E1 01.10.2026 geplant angebot=A");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        result.Measurements.Single(line => line.Line.Id == "E").Actual.Number.ShouldBe(0);
        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        Recounting.Count(database.Connections, scope, result, text => text.Replace("HAVING COUNT(*) = 2", "HAVING COUNT(*) >= 1", StringComparison.Ordinal))
            .Single(line => line.Line == "E").Agrees.ShouldBeFalse();
    }

    /// <summary>Z-34: an offer that reached the stage counts also where another one always led.</summary>
    [Fact]
    public void StageOfAnOffer_ThatNeverLed_IsReachedAllTheSame()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of(
            Lines.Line(
                new KiIndicators.Indicators.Kinds.Outcome(
                    [new("entwickelt", [new(Lines.Where("stufe=e"), 1)], true), new("erprobt", [new(Lines.Where("typ=veranstaltung"), 1)], true)], "angebot"), "alle", "F"),
            Lines.Line(
                new KiIndicators.Indicators.Kinds.Count(
                    Lines.Where(new KiIndicators.Indicators.Conditions.SharesWith("angebot", "F", "erprobt")), null), "mindestens 1", "E")));
        Deliver("E1 01.01.2026 durchgeführt stufe=e angebot=A; V1 31.01.2026 durchgeführt angebot=A; V2 01.02.2026 durchgeführt angebot=B; V3 01.09.2026 geplant angebot=C");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        Measurement counted = result.Measurements.Single(line => line.Line.Id == "E");
        Programmes.Ids(counted.Evidence.Counted).ShouldBe("E1 V1 V2");
        counted.Planned.ShouldBe(1);
        Recounting.Differences(Recounting.Count(database.Connections, scope, result)).ShouldBeEmpty();
        Recounting.Count(database.Connections, scope, result, text => text.Replace(
            "m.wert IN (SELECT w.wert FROM f_angebot_erprobt w)", "m.wert IN (SELECT w.angebot FROM f_wahl w)", StringComparison.Ordinal))
            .Single(line => line.Line == "E").Differences.ShouldContain("nur in der Auswertung gezählt: V2");
    }

    /// <summary>The same number from other rows is a difference too.</summary>
    [Fact]
    public void SameNumber_FromOtherRows_IsCaught()
    {
        RecountScope scope = Recounting.At(new DateOnly(2026, 8, 16), Programmes.Of([Lines.Line(
            new KiIndicators.Indicators.Kinds.Count(Lines.Where("art=N"), null))]));
        Deliver("V1 31.01.2026 durchgeführt art=N; V2 01.02.2026 durchgeführt art=M");
        EvaluationResult result = Recounting.Evaluate(database.Connections, scope);

        RecountedLine line = Recounting.Count(
            database.Connections, scope, result, text => text.Replace("m.wert IN ('N')", "m.wert IN ('M')", StringComparison.Ordinal)).Single();

        line.BySql.Number.ShouldBe(line.ByEvaluation.Number);
        line.Differences.ShouldBe(["nur in der Auswertung gezählt: V1", "nur in SQL gezählt: V2"]);
    }

    private void Deliver(string rows)
    {
        database.Connections.Write(transaction =>
        {
            new DeliveredRows(new Choices(1), SqlRoom.Sqlite).Write(transaction, Rows.Of(rows), 0);
            return true;
        });
        database.Execute("UPDATE ki_activity SET changed_at = NULL");
    }

    public void Dispose() => database.Dispose();
}
