using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

public sealed class NeverRecordedTests
{
    private static readonly (string, string)[] Recorded =
    [
        ("art", "Netzwerktreffen"), ("art", "Modul 1"), ("zielgruppe", "Lehrkräfte"), ("zielgruppe", "Eltern"), ("partner", "P-1"), ("partnertyp", "Verein"),
    ];

    [Fact]
    public void Attribute_ThatOccursNowhere_IsWarnedOfWithTheNearWord()
    {
        NeverRecordedWord word = Of("arrt: A").ShouldHaveSingleItem();
        word.IsWarning.ShouldBeTrue();
        (word.Line, word.Condition, word.Meant).ShouldBe(("L-1", "arrt: A", "art"));
        word.Sentence.ShouldBe(
            "Zielkatalog, L-1: „arrt: A“ kommt in keiner Aktivität vor; gemeint: „art“? Bitte die Schreibweise prüfen "
            + "(das Merkmal „arrt“ ist noch nie erfasst; erfasste Merkmale: art, partner, zielgruppe).");
    }

    [Fact]
    public void Attribute_WithoutANearWord_IsWarnedOfUnlessAnotherLineReadsIt()
    {
        Of("vorhaben: A").ShouldHaveSingleItem().IsWarning.ShouldBeTrue();
        Of("vorhaben: A", "vorhaben: B").ShouldAllBe(word => !word.IsWarning);
    }

    [Theory]
    [InlineData("zielgruppe: Lehrkräffte", true, "Lehrkräfte")]
    [InlineData("zielgruppe: Ehrenamt", false, null)]
    [InlineData("art: Modul 2", false, null)]
    [InlineData("partnertyp: Vereinn", true, "Verein")]
    [InlineData("nicht: { zielgruppe: Lehrkräffte }", true, "Lehrkräfte")]
    public void Value_ThatOccursNowhere_IsAHintUnlessAWordIsNear(string condition, bool isWarning, string? meant)
    {
        NeverRecordedWord word = Of(condition).ShouldHaveSingleItem();
        (word.IsWarning, word.Meant).ShouldBe((isWarning, meant));
        word.Found.ShouldStartWith("noch nie erfasst");
    }

    [Theory]
    [InlineData("art: Netzwerktreffen")]
    [InlineData("kommune: Alsdorf")]
    [InlineData("notiz: { vorhanden: ja }")]
    public void WhatOccurs_OrComesFromAClosedList_IsNotNamed(string condition) => Of(condition)
        .Where(word => word.IsWarning || !word.Condition.StartsWith("kommune", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void EmptyDatabase_IsNotWarnedOf() => NeverRecorded.In(Programmes("arrt: A"), RecordedWords.Of([])).ShouldBeEmpty();

    [OnEachDialect]
    public void Words_OfRejectedRowsOccurToo()
    {
        using TestDatabase database = TestDatabase.Upgraded();
        database.Execute("INSERT INTO ki_activity (id, kind, title, start_date, status, organiser) VALUES ('V-1', 'unlesbar', 'T', '2026-02-30', 'held', 'KI')");
        database.Execute("INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES ('V-1', 'arrt', 'A')");
        database.Execute("INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES ('V-1', 'arrt', 'a')");
        database.Execute("INSERT INTO ki_partner (id, name, type) VALUES ('P-1', 'V', 'Verein')");
        RecordedWords words = RecordedWords.Read(database.Connections);
        words.ValuesOf("arrt").ShouldBe(["A", "a"]);
        words.ValuesOf("veranstalter").ShouldBe(["KI"]);
        words.ValuesOf("partnertyp").ShouldBe(["Verein"]);
        NeverRecorded.In(Programmes("arrt: A"), words).ShouldBeEmpty();
    }

    private static ImmutableArray<NeverRecordedWord> Of(params string[] conditions) =>
        NeverRecorded.In(Programmes(conditions), RecordedWords.Of(Recorded));

    private static ImmutableArray<KiIndicators.Indicators.Catalogue.Programme> Programmes(params string[] conditions)
    {
        using CatalogueFolder folder = new();
        return CatalogueLoader.Load(folder.Write(CatalogueFolder.Programme(string.Join('\n', conditions.Select((condition, index) =>
            $"- id: L-{index + 1}\n  titel: Treffen\n  messung: anzahl\n  auswahl: {{ {condition} }}"))))).Programmes;
    }
}
