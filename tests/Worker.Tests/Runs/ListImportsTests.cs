using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Quality;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>What a list does to the results, said while it is read in.</summary>
public sealed class ListImportsTests : IDisposable
{
    private const string Header = "Nummer;Typ;Titel;Beginn;Status;Teilnahmen;Kommune;Art;Zielgruppe;Schulstufe\n";

    private static readonly LoadedCatalogue Catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 17, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Import_SaysWhichLinesChange_AndHowManyRowsCount()
    {
        ImportOutcome outcome = Import(
            "V-1;Veranstaltung;Treffen Primarstufe;01.03.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Lehrkräfte;Primarstufe\n"
            + "V-2;Veranstaltung;Treffen Sek I;01.05.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Lehrkräfte;Sekundarstufe I\n"
            + "V-3;Veranstaltung;Treffen im Verein;01.06.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Vereine;\n"
            + "V-4;Veranstaltung;Ausflug;01.06.2025;abgesagt;;Alsdorf;;;\n");

        outcome.Lines.ShouldContain("B25-2: 0 → 2, nicht erreicht → teilweise erreicht (Netzwerktreffen für Lehrkräfte)");
        outcome.Lines.ShouldContain(line => line.StartsWith("B25-2a: ", StringComparison.Ordinal));
        outcome.Lines.ShouldNotContain(line => line.StartsWith("E25-1", StringComparison.Ordinal));
        outcome.Counting.ShouldBe("Von 4 Aktivitäten zählen 2 (durchgeführt oder geplant), 2 für keine Zeile (davon 1 abgesagt).");
        outcome.Uncounted.ShouldHaveSingleItem().ShouldBe("V-3 („Treffen im Verein“): beinahe B25-2; es fehlt Zielgruppe: Lehrkräfte (erfasst: Vereine)");
    }

    [OnEachDialect]
    public void Rehearsal_SaysTheSame_AndLeavesTheResultsAsTheyAre()
    {
        const string Row = "V-1;Veranstaltung;Treffen Primarstufe;01.03.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Lehrkräfte;Primarstufe\n";
        ImportOutcome rehearsed = Import(Row, new ImportWish { IsRehearsal = true });

        rehearsed.Result.IsRehearsed.ShouldBeTrue();
        rehearsed.Lines.ShouldBe(Import(Row).Lines);
        Import(Row).Lines.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Rows_ThatAreVeryLikelyTheSame_AreNamed()
    {
        Import("V-1;Veranstaltung;Netzwerktreffen der Lehrkräfte;01.03.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Lehrkräfte;\n");

        ImportOutcome outcome = Import(
            "K-7;Veranstaltung;Netzwerktreffen Lehrkräfte;01.03.2025;durchgeführt;;;;;\n"
            + "K-8;Veranstaltung;Netzwerktreffen Lehrkräfte;01.03.2025;durchgeführt;;Würselen;;;\n"
            + "K-9;Veranstaltung;Netzwerktreffen Lehrkräfte;02.03.2025;durchgeführt;;;;;\n");

        outcome.Alike.ShouldContain("K-7 („Netzwerktreffen Lehrkräfte“) und V-1 („Netzwerktreffen der Lehrkräfte“) am 01.03.2025");
        outcome.Alike.ShouldNotContain(line => line.Contains("K-9", StringComparison.Ordinal));
    }

    [OnEachDialect]
    public void OneActivity_ShowsWhereItCountsAndWhatItMisses()
    {
        Import(
            "V-1;Veranstaltung;Treffen Primarstufe;01.03.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Lehrkräfte;Primarstufe\n"
            + "V-3;Veranstaltung;Treffen im Verein;01.06.2025;durchgeführt;12;Alsdorf;Netzwerktreffen;Vereine;\n");
        Import("V-1;Veranstaltung;Treffen Primarstufe;01.03.2025;durchgeführt;14;Alsdorf;Netzwerktreffen;Lehrkräfte;Primarstufe\n");
        ActivityLooks looks = new(database.Connections, new EvaluationSource(database.Connections, Catalogue));

        ActivityLook counted = looks.Of("V-1", new DateOnly(2026, 6, 17));
        counted.Lines.Where(line => line.Group == EvidenceGroup.Counted).Select(line => line.Line.Split(' ')[0]).ShouldBe(["B25-2", "B25-2a", "B25-2b", "Q-1"]);
        counted.Lines.Where(line => line.IsOnlyInTheWhole).Select(line => line.Line.Split(' ')[0]).ShouldBe(["Q-1"]);
        counted.Changes.ShouldHaveSingleItem().InWords.ShouldBe("Teilnahmen 12 → 14");
        looks.Of("v1", new DateOnly(2026, 6, 17)).Id.ShouldBe("V-1");
        looks.Of("V-3", new DateOnly(2026, 6, 17)).Lines[0].ShouldBe(
            new ActivityInLine("B25-2 Netzwerktreffen für Lehrkräfte", EvidenceGroup.NearMisses, "Zielgruppe: Lehrkräfte (erfasst: Vereine)"));
        Should.Throw<UserError>(() => looks.Of("V-9", new DateOnly(2026, 6, 17))).ExitCode.ShouldBe(2);
    }

    [OnEachDialect]
    public void OneActivity_ThatCannotBeRead_SaysWhy()
    {
        database.Execute("INSERT INTO ki_activity (id, kind, title, start_date, status) VALUES ('H-1', 'event', 'T', '2025-02-30', 'held')");

        ActivityLook look = new ActivityLooks(database.Connections, new EvaluationSource(database.Connections, Catalogue)).Of("H-1", new DateOnly(2026, 6, 17));

        look.Activity.ShouldBeNull();
        look.Rejected.ShouldHaveSingleItem().Reason.ShouldNotBeEmpty();
    }

    [OnEachDialect]
    public void Words_ThatNoLineKnows_OrThatSayThereIsNone_AreNamedAmongTheGaps()
    {
        database.Execute(
            "INSERT INTO ki_activity (id, kind, title, start_date, status) VALUES ('V-1', 'event', 'T', '2025-03-01', 'held'), ('E-1', 'deliverable', 'K', '2025-03-02', 'held'); "
            + "INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES ('V-1', 'art', 'Netzwerktrefen'), ('V-1', 'kommune', 'Alsdorf'), ('E-1', 'beleg', 'folgt')");
        DateOnly day = new(2026, 6, 17);
        Auswertung evaluated = database.Connections.Read(transaction =>
            new EvaluationSource(database.Connections, Catalogue).Within(transaction, day, new EvaluationWish { AlsoNeeds = _ => true }));

        string[] gaps = [.. RecordingGaps.Of(evaluated.Reading.Activities, day, evaluated.Result).SelectMany(gap => gap.Rows.Select(row => $"{gap.Title}: {row.Activity.Id}, {row.Note}"))];

        gaps.ShouldContain("Wort, das keine Zeile des Zielkatalogs kennt: V-1, art „Netzwerktrefen“; gemeint: Netzwerktreffen?");
        gaps.ShouldContain("„nein“ oder „folgt“ statt einer leeren Zelle: E-1, beleg „folgt“");
    }

    private ImportOutcome Import(string rows, ImportWish? wish = null)
    {
        string file = Path.Combine(database.Folder, "liste.csv");
        File.WriteAllText(file, Header + rows);
        return new ListImports(database.Connections, Catalogue, new EvaluationSource(database.Connections, Catalogue), time).Run(file, wish ?? ImportWish.Plain);
    }
}
