using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class KindReadingTests
{
    [Fact]
    public void KindTable_ComparedWithTheCountingRules_ReadsEveryKindInTheirOrder() =>
        KindTable.Words.ShouldBe(IndicatorKinds.Words, "src/Worker/Intake/Catalogue/KindTable.cs, in the order of src/Indicators/Kinds/IndicatorKinds.cs");

    [Fact]
    public void Anzahl_JeQuartal_IsJudgedByQuarters()
    {
        Count count = MeasureOf<Count>("messung: anzahl\nauswahl: { typ: veranstaltung, art: [A, B] }\nje: quartal");

        count.SubPeriod.ShouldBe(SubPeriodLength.Quarter);
        count.Selection.Text.ShouldBe("typ: veranstaltung, art: eine von: A, B");
    }

    [Fact]
    public void Summe_OfAnAttribute_NamesTheField() =>
        MeasureOf<Sum>("messung: summe\nauswahl: { typ: veranstaltung }\nfeld: plaetze").Field.ShouldBe("plaetze");

    [Fact]
    public void Verschiedene_PartnersOfATypeFromTheSecondTime_KeepsTheRule()
    {
        Distinct distinct = MeasureOf<Distinct>(
            "messung: verschiedene\nmerkmal: partner\npartnertyp: KMU\nauswahl: { art: A }\nje_wert: { mindestens: 2, oder: beitrag }");

        distinct.Rule.Attribute.ShouldBe("partner");
        distinct.Rule.PartnerTypes.ShouldBe(["KMU"]);
        (distinct.MinimumPerValue, distinct.OrRecordedIn).ShouldBe((2, "beitrag"));
    }

    [Fact]
    public void Zuwachs_OfACount_HasNoRuleAndItsEarlierPeriod()
    {
        Growth growth = MeasureOf<Growth>("messung: zuwachs\nauswahl: { art: A }\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }");

        growth.Rule.ShouldBeNull();
        growth.Against.ShouldBe(new BaselineSource(null, new Period(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31))));
    }

    [Fact]
    public void Kennzahlzuwachs_KeepsItsFiguresAndItsEarlierPeriod()
    {
        FigureGrowth growth = MeasureOf<FigureGrowth>(
            "messung: kennzahlzuwachs\nauswahl: { art: Stellenanteil }\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }\nsoll: { mindestens: 50 }");

        growth.Figure.Selection.Text.ShouldBe("art: Stellenanteil");
        growth.Against.ShouldBe(new BaselineSource(null, new Period(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31))));
    }

    [Fact]
    public void Ergebnis_WithPartsAndAShownStage_KeepsThem()
    {
        Outcome outcome = MeasureOf<Outcome>("""
            messung: ergebnis
            gleich: angebot
            stufen:
              - { name: entwickelt, auswahl: { typ: ergebnis } }
              - { name: erprobt, teile: [{ auswahl: { art: A } }, { auswahl: { art: B }, mindestens: 2 }] }
              - { name: beendet, auswahl: { art: C }, bewertet: nein }
            """);

        outcome.SharedAttribute.ShouldBe("angebot");
        outcome.Stages.Select(stage => (stage.Name, stage.IsRated)).ShouldBe([("entwickelt", true), ("erprobt", true), ("beendet", false)]);
        outcome.Stages[1].Parts.Select(part => part.Minimum).ShouldBe([1, 2]);
    }

    [Fact]
    public void Kooperationen_WithoutAuswahl_KeepPartiesAndDuration()
    {
        Cooperations cooperations = MeasureOf<Cooperations>("""
            messung: kooperationen
            parteien: [{ partnertyp: Verein, ehrenamtlich: ja }, { partnertyp: [KMU, Unternehmen] }]
            gemeinsame_aktivitaeten: 2
            dauer_monate: 6
            """);

        cooperations.Parties.Select(party => party.Text).ShouldBe(["Verein (ehrenamtlich)", "KMU oder Unternehmen"]);
        (cooperations.JointActivities, cooperations.Months).ShouldBe((2, 6));
        cooperations.Selection.Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void Fortbestand_OfAnEarlierLine_RefersToIt()
    {
        Retention retention = (Retention)CatalogueFolder.Lines("""
            - { id: L-1, titel: A, messung: anzahl, auswahl: { art: A }, zeitraum: { von: 2025-01-01, bis: 2025-12-31 } }
            - { id: L-2, titel: B, messung: fortbestand, mitglieder: L-1, merkmal: partner, aktiv: [{ auswahl: { typ: kooperation } }, { auswahl: { art: A }, mindestens: 2 }], soll: alle }
            """)[1].Measure;

        retention.Members.ShouldBe("L-1");
        retention.ActiveBy.Select(way => way.Minimum).ShouldBe([1, 2]);
    }

    [Fact]
    public void Anteil_WithSources_KeepsTheirOrder()
    {
        Share share = MeasureOf<Share>("""
            messung: anteil
            quellen:
              - kennzahl: { zaehler: { art: A }, nenner: { art: B } }
              - { feld: minuten, basis: { typ: beratung }, davon: { art: A } }
              - { basis: { typ: beratung }, davon: { art: A } }
            """);

        share.Sources.Select(source => source.GetType()).ShouldBe([typeof(FigureShare), typeof(SumShare), typeof(RowShare)]);
    }

    [Fact]
    public void Anteil_OfTheRowsOfALine_KeepsLineAndFurtherConditions()
    {
        RowShare share = (RowShare)((Share)CatalogueFolder.Lines(CatalogueFolder.OneLine + """

            - { id: L-2, titel: B, messung: anteil, basis: { zeile: L-1, art: A }, davon: { partnertyp: Verein }, soll: { mindestens: "50 %" } }
            """)[1].Measure).Source;

        share.BasisLine.ShouldBe("L-1");
        share.Basis.Text.ShouldBe("art: A");
        share.Part.Text.ShouldBe("partnertyp: Verein");
    }

    [Fact]
    public void Keine_SaysWhyAndWhoHoldsTheData()
    {
        NoMeasure none = MeasureOf<NoMeasure>("messung: keine\nbegruendung: keine Daten\ndatenhalter: [Jobcenter]");

        none.Reason.ShouldBe("keine Daten");
        none.Holders.ShouldBe(["Jobcenter"]);
    }

    [Fact]
    public void Einschaetzung_WithoutAuswahl_CountsEveryAssessment() =>
        MeasureOf<Judgement>("messung: einschaetzung").Selection.ShouldBe(Selection.Everything);

    private static T MeasureOf<T>(string keys)
        where T : Measure =>
        CatalogueFolder.Lines("- id: L-1\n  titel: Treffen\n" + CatalogueFolder.Indent(keys, 2)).Single().Measure.ShouldBeOfType<T>();
}
