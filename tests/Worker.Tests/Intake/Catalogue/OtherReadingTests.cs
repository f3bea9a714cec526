using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class OtherReadingTests
{
    private const string Lines = """
        - { id: L-1, titel: A, messung: anzahl, je: quartal, auswahl: { art: A }, soll: { mindestens: 4 }, auslegungen: [A-1] }
        - { id: L-2, titel: B, messung: anzahl, auswahl: { art: B }, soll: zugesagt, auslegungen: [A-1] }
        """;

    [Fact]
    public void Aenderung_OfTheTarget_HoldsForEachLineThatNamesTheRuling()
    {
        ImmutableArray<Indicator> lines = Read("aenderung: { soll: { mindestens: 2 } }");

        lines.ShouldAllBe(line => line.Alternatives.Single().Line.Target == new AtLeast(2));
        lines[0].Target.ShouldBe(new AtLeast(4));
        lines[0].Alternatives[0].Ruling.ShouldBe("A-1");
        lines[0].Alternatives[0].Line.Alternatives.ShouldBeEmpty();
    }

    [Fact]
    public void JeZeile_ChangesOnlyThatLineAndOverridesAenderung()
    {
        ImmutableArray<Indicator> lines = Read("aenderung: { soll: { mindestens: 2 } }, je_zeile: { L-2: { soll: keins } }");

        lines[0].Alternatives[0].Line.Target.ShouldBe(new AtLeast(2));
        lines[1].Alternatives[0].Line.Target.ShouldBeNull();
    }

    [Fact]
    public void JeZeile_Alone_LeavesOtherLinesWithoutOtherReading() =>
        Read("je_zeile: { L-2: { soll: keins } }").Select(line => line.Alternatives.Length).ShouldBe([0, 1]);

    [Fact]
    public void Aenderung_OfTheMessung_DropsKeysThatDoNotBelongToIt()
    {
        Indicator other = Read("aenderung: { messung: verschiedene, merkmal: schulstufe }")[0].Alternatives[0].Line;

        other.Measure.ShouldBeOfType<Distinct>().Selection.Text.ShouldBe("art: A");
        other.Target.ShouldBe(new AtLeast(4));
    }

    [Fact]
    public void Reading_InWordsOnly_GivesNoOtherResult() =>
        CatalogueFolder.Lines(Lines, Ruling("")).ShouldAllBe(line => line.Alternatives.IsEmpty);

    [Theory]
    [InlineData("aenderung: { soll: { mindestens: viele } }", "k.yaml:21:71: „viele“")]
    [InlineData("aenderung: { merkmal: kommune }", "k.yaml:21:51: unbekannter Schlüssel bei messung anzahl „merkmal“")]
    [InlineData("aenderung: { id: L-9 }", "k.yaml:21:51: id in einer anderen Lesart")]
    [InlineData("aenderung: {}", "k.yaml:21:49: leerer Block")]
    [InlineData("je_zeile: { L-9: { soll: keins } }", "k.yaml:21:50: unbekannte Zeile „L-9“")]
    [InlineData("je_zeile: { L-1: keins }", "k.yaml:21:55: „keins“; erwartet: die Schlüssel")]
    public void Override_WithASlip_IsNamedOnceWithItsOwnPlace(string change, string expected) =>
        CatalogueFolder.Faults(CatalogueFolder.Programme(Lines, Ruling(change))).ShouldHaveSingleItem().ShouldStartWith(expected);

    [Fact]
    public void Override_ForALineThatDoesNotNameTheRuling_IsNamed() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme(
                Lines.Replace("soll: zugesagt, auslegungen: [A-1]", "soll: zugesagt", StringComparison.Ordinal),
                Ruling("je_zeile: { L-2: { soll: keins } }")))
            .ShouldHaveSingleItem().ShouldContain("die Zeile L-2 nennt A-1 nicht");

    [Fact]
    public void Ruling_ThatNoLineNames_IsAFault() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme(rulings: Ruling("")))
            .ShouldHaveSingleItem().ShouldContain("die Auslegung „A-1“ gilt für keine Zeile");

    [Fact]
    public void Rulings_WithTheSameId_AreNamed() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme(Lines, Ruling("") + "\n" + Ruling("")))
            .ShouldHaveSingleItem().ShouldContain("Auslegung „A-1“ gibt es schon");

    private static ImmutableArray<Indicator> Read(string change) => CatalogueFolder.Lines(Lines, Ruling(change));

    private static string Ruling(string change) => $$"""
        - id: A-1
          wortlaut: weitere
          gezaehlt: eine
          andere_lesart: { text: Mehrzahl{{(change.Length == 0 ? "" : ", " + change)}} }
        """;
}
