using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class LineReadingTests
{
    private const string Count = "messung: anzahl\nauswahl: { typ: veranstaltung }\n";

    [Theory]
    [InlineData("art: A", "art: A")]
    [InlineData("art: [A, B]", "art: eine von: A, B")]
    [InlineData("art: { alle: [A, B] }", "art: alle: A, B")]
    [InlineData("art: { nicht: A }", "art: nicht: A")]
    [InlineData("beleg: { vorhanden: ja }", "beleg: vorhanden")]
    [InlineData("beleg: { vorhanden: nein }", "beleg: keine Angabe")]
    [InlineData("menge: 3", "menge: 3")]
    [InlineData("kommune: Hoengen", "kommune: 05334004")]
    [InlineData("kommune: { nicht: [Aachen, online] }", "kommune: nicht: 05334002, online")]
    [InlineData("partnertyp: [Verein, KMU]", "partnertyp: eine von: Verein, KMU")]
    [InlineData("partnertyp: { alle: [Verein, KMU] }", "partnertyp: alle: Verein, KMU")]
    [InlineData("partnertyp: { nicht: KMU }", "partnertyp: nicht: KMU")]
    [InlineData("ehrenamtlich: ja", "ehrenamtlich: ja")]
    [InlineData("eine_von: [{ art: A }, { art: B, thema: T }]", "eine_von: art: A oder art: B, thema: T")]
    [InlineData("alle_von: [{ art: A }, { thema: T }]", "alle_von: art: A; thema: T")]
    [InlineData("nicht: { art: A }", "nicht: art: A")]
    public void Auswahl_WithOneEntry_IsThatCondition(string entry, string expected) =>
        SelectionOf($"messung: anzahl\nauswahl: {{ {entry} }}").Text.ShouldBe(expected);

    [Fact]
    public void Auswahl_NichtInTwoLines_IsTwoConditions()
    {
        string lines = "- { id: L-2, titel: B, messung: anzahl, auswahl: { art: B }, soll: zugesagt }\n"
            + "- { id: L-3, titel: C, messung: anzahl, auswahl: { art: C } }\n"
            + "- { id: L-1, titel: A, messung: anzahl, auswahl: { nicht_in: [L-2, L-3], nach: L-2, gleich: { merkmal: angebot, zeile: L-3 } } }";

        ((Count)CatalogueFolder.Lines(lines)[2].Measure).Selection.Conditions.ShouldBe(
            [new NotCountedIn("L-2"), new NotCountedIn("L-3"), new StartsAfter("L-2"), new SharesWith("angebot", "L-3")]);
    }

    [Theory]
    [InlineData("{ mindestens: 3 }", "AtLeast 3")]
    [InlineData("{ genau: 3 }", "Exactly 3")]
    [InlineData("{ mehr_als: 2 }", "MoreThan 2")]
    [InlineData("{ hoechstens: 0 }", "AtMost 0")]
    [InlineData("{ korridor: [4, 6] }", "Corridor 4 6")]
    [InlineData("zugesagt", "Promised")]
    [InlineData("{ zugesagt: ja }", "Promised")]
    [InlineData("keins", "")]
    public void Soll_InEachForm_IsThatTargetFromTheBeginning(string soll, string expected)
    {
        Indicator line = Line(Count + "soll: " + soll);

        string found = line.Target is null ? "" : line.Target switch
        {
            Corridor corridor => $"Corridor {corridor.Lower} {corridor.Upper}",
            Promised => "Promised",
            Target target => $"{target.GetType().Name} {target.Minimum ?? target.Maximum}",
        };
        found.ShouldBe(expected);
        line.Targets.ShouldAllBe(version => version.From == DateOnly.MinValue);
    }

    [Fact]
    public void Soll_OfAShare_IsInPercent() =>
        Line("messung: anteil\nbasis: { art: A }\ndavon: { art: B }\nsoll: { mindestens: \"50 %\" }").Target
            .ShouldBe(new AtLeast(50) { InPercent = true });

    [Fact]
    public void Soll_InDatedVersions_IsJudgedByTheOneInForceOnTheLastDay()
    {
        Indicator line = Line(Count + "soll:\n  - { ab: 2025-01-01, mindestens: 3 }\n  - { ab: 2026-06-01, keins: ja, quelle: 2026/1 }");

        line.Targets.Length.ShouldBe(2);
        line.Target.ShouldBeNull();
        line.Targets[1].ShouldBe(new TargetVersion(new DateOnly(2026, 6, 1), null, "2026/1"));
    }

    [Theory]
    [InlineData("{ alle: ja }", "05334004 05334012")]
    [InlineData("alle", "05334004 05334012")]
    [InlineData("{ alle: ja, ausser: [Hoengen] }", "05334012")]
    [InlineData("{ alle: [Eschweiler, \"05334012\"] }", "05334012")]
    public void Soll_AlleKommunen_IsTheReferenceSetOfTheLastDay(string soll, string expected)
    {
        All all = Line($"messung: verschiedene\nmerkmal: kommune\nauswahl: {{ art: A }}\nsoll: {soll}").Target.ShouldBeOfType<All>();

        string.Join(' ', all.Values).ShouldBe(expected);
    }

    [Fact]
    public void Soll_AlleAusser_NamesTheException() =>
        KiIndicators.Indicators.Rating.Wording.Of(Line("messung: verschiedene\nmerkmal: kommune\nauswahl: { art: A }\nsoll: { alle: ja, ausser: [Hoengen] }").Target)
            .ShouldBe("alle Kommunen außer Alsdorf");

    [Fact]
    public void Soll_OfANamedList_IsReadWithItsValues()
    {
        AtLeast target = Line("messung: verschiedene\nmerkmal: gruppe\nauswahl: { art: A }\nsoll: { mindestens: 2, von: [A, B, C] }").Target
            .ShouldBeOfType<AtLeast>();

        (target.Count, string.Join(' ', target.Of)).ShouldBe((2, "A B C"));
    }

    [Fact]
    public void Line_WithoutItsOwnPeriod_HasTheMilestonesAndTheDefaultUnit()
    {
        Indicator line = Line(Count);

        line.Period.ShouldBe(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        line.HasDeadline.ShouldBeFalse();
        line.Unit.ShouldBe("Aktivitäten");
    }

    [Fact]
    public void Line_WithAFrist_EndsOnItsDay()
    {
        Indicator line = Line(Count + "frist: 2026-03-31");

        line.Period.To.ShouldBe(new DateOnly(2026, 3, 31));
        line.HasDeadline.ShouldBeTrue();
    }

    [Fact]
    public void Line_WithSideCounts_KeepsThem()
    {
        SideCount side = Line(Count + "dazu: [{ text: Teilnahmen, auswahl: { art: A }, feld: teilnahmen, personenzahl: ja }]")
            .SideCounts.ShouldHaveSingleItem();

        (side.Text, side.Field, side.CountsPersons).ShouldBe(("Teilnahmen", "teilnahmen", true));
    }

    private static Indicator Line(string keys) =>
        CatalogueFolder.Lines("- id: L-1\n  titel: Treffen\n" + CatalogueFolder.Indent(keys, 2)).Single();

    private static Selection SelectionOf(string keys) => Line(keys).Measure.ShouldBeOfType<Count>().Selection;
}
