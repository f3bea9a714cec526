using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

public sealed class CsvImportFaultTests : IDisposable
{
    private const string Activities = "id;kind;title;start_date;end_date;status;participants;recorded_at;changed_at;kommune;partner\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Import_ManyFaultsInAllFiles_NamesAllOfThemAndWritesNothing()
    {
        import.With("partners.csv", "id;name;type;voluntary\nP-1;A;Verein;vielleicht\n;B;;\n")
            .With(
                "activities.csv",
                Activities
                + "A-1;Fest;T;30.02.2025;;held;;;;;\n"
                + "\n"
                + "A-2;event;\"zwei\nZeilen\";01.03.2025;28.02.2025;fertig;-3;;;;\n"
                + "A-2;event;T;01.03.2025;;planned;2,5;gestern;;Entenhausen;P-9\n"
                + ";event;T;;;planned;;;;;\n"
                + "A-5;event;T;01.07.2026;;held;;;;;\n"
                + "A-6;event;T;01.03.2025;;held;;03.03.2025;02.03.2025;;\n")
            .With("attributes.csv", "activity_id;attribute;value\nA-77;art;x\nA-1;;x\nA-1;teilnahmen;3\n")
            .With("remarks.csv", "indicator;written_on;role;cause\nB25-2;1.8.;;x\nB25-3;1.8.2026;L;x\nB25-3;01.08.2026;L;y\n");

        ImportResult result = import.Import();

        result.IsWritten.ShouldBeFalse();
        result.Counts.ShouldBeEmpty();
        result.Faults.Select(fault => $"{fault.File}:{fault.Line}:{fault.Column}:{fault.Value}").ShouldBe(
        [
            "activities.csv:2:kind:Fest",
            "activities.csv:2:start_date:30.02.2025",
            "activities.csv:4:status:fertig",
            "activities.csv:4:participants:-3",
            "activities.csv:4:end_date:28.02.2025",
            "activities.csv:5:participants:2,5",
            "activities.csv:5:recorded_at:gestern",
            "activities.csv:5::A-2",
            "activities.csv:5:partner:P-9",
            "activities.csv:5:kommune:Entenhausen",
            "activities.csv:6:id:",
            "activities.csv:6:start_date:",
            "activities.csv:7:status:held",
            "activities.csv:8:changed_at:02.03.2025",
            "attributes.csv:2::A-77",
            "attributes.csv:3:attribute:",
            "attributes.csv:4:attribute:teilnahmen",
            "partners.csv:2:voluntary:vielleicht",
            "partners.csv:3:id:",
            "partners.csv:3:type:",
            "remarks.csv:2:written_on:1.8.",
            "remarks.csv:2:role:",
            "remarks.csv:4::B25-3, 01.08.2026",
        ], ignoreOrder: true);
        result.Faults.Select(fault => (fault.File, fault.Line)).ShouldBeInOrder();
        import.Database.Text("SELECT (SELECT count(*) FROM ki_activity) + (SELECT count(*) FROM ki_partner)").ShouldBe("0");
    }

    [OnEachDialect]
    public void Fault_InWords_NamesPlaceValueAndExpectation()
    {
        import.With("activities.csv", Activities + "A-1;Fest;T;01.03.2025;;held;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "activities.csv, Zeile 2 (A-1), Spalte kind, „Fest“: Erwartet wird: Veranstaltung, Kooperation, Ergebnis, Beratung, Kennzahl, Einschätzung.");
    }

    [OnEachDialect]
    public void Fault_InALongCell_IsShortened()
    {
        import.With("activities.csv", Activities + $"A-1;{new string('x', 300)};T;01.03.2025;;held;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldContain(new string('x', 60) + " ...“");
    }

    [OnEachDialect]
    public void Header_WithMissingUnknownAndDoubledColumns_NamesAll()
    {
        import.With("activities.csv", "id;Nummer;zielgrupe;title;status;\nA-1;A-1;x;T;held;y\n");

        import.Import().Faults.Select(fault => $"{fault.Value}: {fault.Text}").ShouldBe(
        [
            "Nummer: Die Spalte kommt zweimal vor: id ist dieselbe.",
            "zielgrupe: Diese Spalte ist nicht bekannt. Gemeint: zielgruppe? Ein eigenes Merkmal heißt als Spalte merkmal:NAME.",
            ": Spalte 6 hat keinen Namen.",
            ": Gelesen als Aktivitäten (activities.csv). Es fehlen die Spalten Typ (kind), Beginn (start_date). Ohne die Spalte Typ geht es, wenn die Datei sagt, was es ist: Veranstaltungen, Kooperationen, Ergebnisse, Beratungen, Kennzahlen, Einschätzungen.",
        ]);
    }

    [OnEachDialect]
    public void Header_BrokenInOneFile_DoesNotBlameTheOthers()
    {
        import.With("partners.csv", "id;name\nP-1;A\n").With("activities.csv", Activities + "A-1;event;T;01.03.2025;;held;;;;;P-1\n");

        import.Import().Faults.ShouldHaveSingleItem().File.ShouldBe("partners.csv");
    }

    [OnEachDialect]
    [InlineData("", "leer")]
    [InlineData("\r\n\r\n", "leer")]
    [InlineData("a;b;c\n1;2;3\n", "Beginn (start_date)")]
    [InlineData("PK\u0003\u0004\0\0\0", "Excel-Datei")]
    [InlineData("Nummer;Typ;Titel;Beginn\nA-1;event;T;01.03.2025\n", "Aktivitäten (activities.csv). Es fehlt die Spalte Status.")]
    [InlineData("Nummer;Typ;Titel;Begin;Status\nA-1;event;T;01.03.2025;held\n", "Gemeint: Beginn?")]
    [InlineData("Liste 2025;;;;\nNummer;Typ;Titel;Beginn;Status\nA-1;event;T;01.03.2025;held\n", "Über der Kopfzeile")]
    public void File_ThatIsNone_SaysWhatIsExpected(string text, string expected)
    {
        import.With("daten.csv", text);

        import.Import("daten.csv").Faults.ShouldContain(fault => fault.Text.Contains(expected, StringComparison.Ordinal));
    }

    [OnEachDialect]
    [InlineData("A-1;event;\"offen;01.03.2025;;held;;;;;\nA-2;event;T;01.03.2025;;held;;;;;\n")]
    [InlineData("A-1;event;\"a\"b;01.03.2025;;held;;;;;\n")]
    public void Quotes_InTheWrongPlace_AreAFaultOfTheirLine(string rows)
    {
        import.With("activities.csv", Activities + rows);

        ImportFault fault = import.Import().Faults.ShouldHaveSingleItem();

        fault.Line.ShouldBe(2);
        fault.Text.ShouldContain("Anführungszeichen");
    }

    [OnEachDialect]
    public void Row_ShorterOrLongerThanTheHeader_IsReadAsFarAsItGoes()
    {
        import.With("activities.csv", Activities + "A-1;event;T;01.03.2025;;held\nA-2;event;T;01.03.2025;;held;;;;;;;;\n");

        import.Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 2, 0, 0)]);
    }

    [OnEachDialect]
    public void Row_WithAValueBeyondTheHeader_IsAFault()
    {
        import.With("activities.csv", Activities + "A-1;event;T;01.03.2025;;held;;;;;;verrutscht\n");

        import.Import().Faults.ShouldHaveSingleItem().Value.ShouldBe("verrutscht");
    }

    [OnEachDialect]
    [InlineData("A\u0000B", "Steuerzeichen")]
    [InlineData("x\u0302\u0323y", "zusammengesetzt")]
    public void Cell_WithWhatNobodySees_IsAFault(string title, string expected)
    {
        import.With("activities.csv", Activities + $"A-1;event;{title};01.03.2025;;held;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain(expected);
    }

    [OnEachDialect]
    public void Id_ThatTheDatabaseHoldsTwice_IsAFault()
    {
        import.Database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1'), ('A-1')");
        import.With("activities.csv", Activities + "A-1;event;T;01.03.2025;;held;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain("mehrfach");
    }

    [OnEachDialect]
    public void Path_Missing_IsWrongUse() =>
        Should.Throw<UserError>(() => import.Import("nirgends.csv")).ExitCode.ShouldBe(2);

    [OnEachDialect]
    public void Folder_WithoutAnyOfTheFiles_NamesThem() =>
        Should.Throw<UserError>(() => import.Import()).Message.ShouldContain("activities.csv");
}
