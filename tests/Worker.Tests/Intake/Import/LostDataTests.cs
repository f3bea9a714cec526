using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>What an import once destroyed or left out without a word.</summary>
public sealed class LostDataTests : IDisposable
{
    private const string Header = "Nummer;Typ;Titel;Beginn;Status;Teilnahmen;Notiz;Kommune;Art\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void ListOfAColleague_ThatIsNumberedLikeOurs_IsRefusedRowByRow()
    {
        import.With("unsere.csv", Header + "1;Veranstaltung;Netzwerktreffen Primarstufe;01.03.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;geplant;;;;\n").Import();

        ImportResult result = import.With("ihre.csv", Header + "1;Veranstaltung;Runder Tisch Ehrenamt;05.06.2025;geplant;;;;\n2;Ergebnis;Konzept;07.06.2025;geplant;;;;\n").Import("ihre.csv");

        result.IsWritten.ShouldBeFalse();
        result.Faults.Select(fault => fault.ToString()).ShouldBe(
        [
            "ihre.csv, Zeile 2 (1): Unter dieser Nummer steht in der Liste „unsere.csv“ eine andere Aktivität: Veranstaltung „Netzwerktreffen Primarstufe“ am 01.03.2025. "
                + "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor); ist es dieselbe, bitte dort ändern.",
            "ihre.csv, Zeile 3 (2): Unter dieser Nummer steht in der Liste „unsere.csv“ eine andere Aktivität: Beratung „Erstberatung“ am 02.03.2025. "
                + "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor); ist es dieselbe, bitte dort ändern.",
        ]);
        import.Read().Activities.Select(row => row.Title).ShouldBe(["Netzwerktreffen Primarstufe", "Erstberatung"]);
    }

    [OnEachDialect]
    [InlineData("Netzwerktreffen für die Primarstufe;01.04.2025")]
    [InlineData("Etwas ganz anderes;01.03.2025")]
    [InlineData("Netzwerktreffen Primarstufe;01.04.2025")]
    public void ChangedRow_ThatIsStillTheSame_IsAnUpdate(string changed)
    {
        import.With("a.csv", Header + "1;Veranstaltung;Netzwerktreffen Primarstufe;01.03.2025;geplant;;;;\n").Import();

        import.With("a.csv", Header + $"1;Veranstaltung;{changed};geplant;;;;\n").Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 1, 0)]);
    }

    /// <summary>Both lists are numbered; a day or a title that happens to be the same makes nothing the same.</summary>
    [OnEachDialect]
    [InlineData("Veranstaltung;Runder Tisch Ehrenamt;01.03.2025")]
    [InlineData("Veranstaltung;Netzwerktreffen Primarstufe;07.07.2025")]
    [InlineData("Ergebnis;Runder Tisch Ehrenamt;01.03.2025")]
    public void ListOfAColleague_ThatSharesANumberAndADayOrATitle_IsRefusedToo(string row)
    {
        import.With("unsere.csv", Header + "1;Veranstaltung;Netzwerktreffen Primarstufe;01.03.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;geplant;;;;\n").Import();

        ImportResult result = import.With("ihre.csv", Header + $"1;{row};geplant;;;;\n2;Veranstaltung;Elternabend;09.09.2025;geplant;;;;\n").Import("ihre.csv");

        result.IsWritten.ShouldBeFalse();
        result.Faults.Select(fault => fault.Line).ShouldBe([2, 3]);
        result.Faults[0].Text.ShouldBe(
            "Unter dieser Nummer steht in der Liste „unsere.csv“ eine andere Aktivität: Veranstaltung „Netzwerktreffen Primarstufe“ am 01.03.2025. "
            + "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor); ist es dieselbe, bitte dort ändern.");
    }

    /// <summary>One row that is the same by chance makes no list ours.</summary>
    [OnEachDialect]
    public void ListOfAColleague_WithSomeRowsLikeOurs_ChangesNoneOfTheOthers()
    {
        import.With(
            "unsere.csv",
            Header + "1;Veranstaltung;Netzwerktreffen Primarstufe;01.03.2025;geplant;;;;\n2;Veranstaltung;Elterncafé;02.03.2025;geplant;;;;\n3;Veranstaltung;Fachtag;03.03.2025;geplant;;;;\n"
            + "4;Veranstaltung;Runder Tisch;04.03.2025;geplant;;;;\n").Import();

        ImportResult result = import.With(
            "ihre.csv",
            Header + "1;Veranstaltung;Lesung;01.03.2025;geplant;;;;\n2;Veranstaltung;Elterncafé;09.09.2025;geplant;;;;\n3;Veranstaltung;Infoabend;05.05.2025;geplant;;;;\n"
            + "4;Veranstaltung;Runder Tisch;04.03.2025;geplant;;;;\n").Import("ihre.csv", wish: new ImportWish { OnlyValidRows = true });

        result.Faults.Select(fault => fault.Id).ShouldBe(["1", "2", "3"]);
        result.Changes.ShouldBeEmpty();
        // What was refused is none of her rows: without it her list lacks nothing.
        import.With("ihre.csv", Header + "4;Veranstaltung;Runder Tisch;04.03.2025;geplant;;;;\n").Import("ihre.csv").Warnings.ShouldBeEmpty();
    }

    /// <summary>A list is saved under the name of the month, and goes on.</summary>
    [OnEachDialect]
    public void List_UnderANewName_ThatIsMostlyTheSame_IsAnUpdateAndSaysSoOnce()
    {
        import.With("Mai.csv", Header + "1;Veranstaltung;Netzwerktreffen;01.03.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;geplant;;;;\n3;Ergebnis;Konzept;03.03.2025;geplant;;;;\n").Import();

        ImportResult result = import
            .With("Juni.csv", Header + "1;Veranstaltung;Netzwerktreffen;08.03.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;durchgeführt;;;;\n3;Ergebnis;Konzept;03.03.2025;geplant;;;;\n")
            .Import("Juni.csv");

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 2, 1)]);
        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "Juni.csv: Geändert ist, was auch in der Liste „Mai.csv“ steht: 1, 2. Sind es dieselben Aktivitäten? Sonst bitte andere Nummern geben und den alten Stand dort neu einlesen.");
    }

    [OnEachDialect]
    public void OwnList_ThatIsMostlyTheSame_MayChangeTitleAndDayOfARow()
    {
        import.With("a.csv", Header + "1;Veranstaltung;Netzwerktreffen;01.03.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;geplant;;;;\n3;Ergebnis;Konzept;03.03.2025;geplant;;;;\n").Import();

        ImportResult result = import
            .With("a.csv", Header + "1;Veranstaltung;Fachtag mit Vortrag;08.05.2025;geplant;;;;\n2;Beratung;Erstberatung;02.03.2025;geplant;;;;\n3;Ergebnis;Konzept;03.03.2025;geplant;;;;\n").Import();

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 1, 2)]);
        result.Changes.Select(change => change.InWords).ShouldBe(["Titel „Netzwerktreffen“ → „Fachtag mit Vortrag“", "Beginn 01.03.2025 → 08.05.2025"]);
    }

    [OnEachDialect]
    public void Number_ThatDiffersInCaseOnly_IsRefused_InTheListAndInTheDatabase()
    {
        import.With("a.csv", Header + "W-6;Veranstaltung;T;01.03.2025;geplant;;;;\n").Import();

        import.With("a.csv", Header + "w-6;Veranstaltung;T;01.03.2025;geplant;;;;\nK-1;Beratung;U;02.03.2025;geplant;;;;\nk-1;Beratung;V;03.03.2025;geplant;;;;\n").Import()
            .Faults.Select(fault => fault.ToString()).ShouldBe(
            [
                "a.csv, Zeile 2 (w-6): Diese Nummer gibt es schon als W-6. Ist es dieselbe Aktivität, bitte ebenso schreiben, sonst eine andere Nummer geben.",
                "a.csv, Zeile 4 (k-1): Diese Nummer gibt es schon als K-1. Ist es dieselbe Aktivität, bitte ebenso schreiben, sonst eine andere Nummer geben.",
            ]);
    }

    [OnEachDialect]
    public void Number_ThatLostItsZerosInExcel_IsTheSameActivity()
    {
        import.With("a.csv", Header + "0042;Veranstaltung;T;01.03.2025;geplant;;;;Modul 1\n").Import();

        ImportResult result = import.With("a.csv", Header + "42;Veranstaltung;T;01.03.2025;durchgeführt;;;;Netzwerktreffen\n").Import();

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 1, 0)]);
        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe("a.csv, Zeile 2 (0042), Spalte Nummer, „42“: Gelesen als 0042; Excel hat die führende Null entfernt.");
        Activity row = import.Read().Activities.ShouldHaveSingleItem();
        (row.Id, row.Values("art").Single()).ShouldBe(("0042", "Netzwerktreffen"));
    }

    [OnEachDialect]
    [InlineData("nein")]
    [InlineData("Folgt.")]
    [InlineData("-")]
    public void Word_ThatSaysThereIsNone_IsRefusedWhereAnyWordCounts(string word)
    {
        ImportVocabulary vocabulary = ImportFolder.Vocabulary with { AskedForPresence = ["beleg"] };
        string head = Header.Replace("Notiz", "Beleg", StringComparison.Ordinal);

        import.With("a.csv", head + $"E-1;Ergebnis;T;01.03.2025;durchgeführt;;{word};;\n").Import(vocabulary: vocabulary).Faults.ShouldHaveSingleItem().ToString()
            .ShouldBe($"a.csv, Zeile 2 (E-1), Spalte beleg, „{word}“: Hier zählt jedes Wort als vorhanden, auch dieses. Bitte die Zelle leer lassen, wenn es nichts gibt.");
        import.With("a.csv", head + "E-1;Ergebnis;T;01.03.2025;durchgeführt;;46-3/2026;;\n").Import(vocabulary: vocabulary).Faults.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Day_AfterTheEndOfAllProgrammes_GetsAHint() =>
        import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2062;geplant;;;;\n").Import(vocabulary: ImportFolder.Vocabulary with { LastDay = new DateOnly(2026, 12, 31) })
            .Warnings.ShouldHaveSingleItem().ToString()
            .ShouldBe("a.csv, Zeile 2 (V-1), Spalte Beginn, „01.03.2062“: Liegt nach dem Ende des Zielkatalogs (31.12.2026) und zählt für keine Zeile. Bitte das Jahr prüfen.");

    [OnEachDialect]
    public void Partner_CalledByName_IsUnderstood_AndANearNameIsOffered()
    {
        import.With("partners.csv", "id;name;type\nP-1;Sportverein Alsdorf;Verein\nP-2;Bündnis;Verein\nP-3;Bündnis;Verein\n").Import();
        const string PartnerHeader = "id;kind;title;start_date;status;partner\n";

        ImportResult result = import.With("partners.csv", "id;name;type\nP-4;Neuer Verein;Verein\n")
            .With("a.csv", PartnerHeader + "V-1;event;T;01.03.2025;held;sportverein alsdorf|Neuer Verein\n").Import();
        result.Warnings.Select(hint => hint.Text).ShouldBe(["Gelesen als P-1 (der Partner heißt so).", "Gelesen als P-4 (der Partner heißt so)."]);
        import.Read().Activities.ShouldHaveSingleItem().Values("partner").ShouldBe(["P-1", "P-4"], ignoreOrder: true);

        import.With("a.csv", PartnerHeader + "V-2;event;T;01.03.2025;held;Sportverein Aldorf\nV-3;event;U;01.03.2025;held;Bündnis\n").Import().Faults.Select(fault => fault.Text).ShouldBe(
        [
            "Diesen Partner gibt es weder in der Liste der Partner noch in der Datenbank. Gemeint: P-1 (Sportverein Alsdorf)?",
            "Diesen Partner gibt es weder in der Liste der Partner noch in der Datenbank. So heißen mehrere: P-2, P-3; bitte die Nummer schreiben.",
        ]);
    }

    [OnEachDialect]
    public void Changes_OfAStoredRow_AreListedAndKept()
    {
        import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;alt;Alsdorf;Modul 1\n").Import();
        import.Time.Advance(TimeSpan.FromDays(2));

        ImportResult result = import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;durchgeführt;14;;Alsdorf|Würselen;Modul 1\n").Import();

        result.Changes.Select(change => change.InWords).ShouldBe(
            ["Status geplant → durchgeführt", "Teilnahmen leer → 14", "Notiz „alt“ → leer", "kommune „Alsdorf“ → „Alsdorf|Würselen“"]);
        import.Database.Connections.Read(transaction => new ImportHistory(transaction, import.Database.Connections.Sql).ChangesOf("V-1")).Rows
            .Select(change => (change.Field, change.Before, change.After, change.Source, change.At))
            .ShouldBe(
            [
                ("status", "planned", "held", "a.csv", import.Time.GetUtcNow()), ("participants", null, "14", "a.csv", import.Time.GetUtcNow()),
                ("note", "alt", null, "a.csv", import.Time.GetUtcNow()), ("kommune", "Alsdorf", "Alsdorf|Würselen", "a.csv", import.Time.GetUtcNow()),
            ]);
    }

    [OnEachDialect]
    public void Column_ThatAListDoesNotHave_LeavesItsFieldAsItIs_AndAnEmptyCellClearsIt()
    {
        import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;14;wichtig;Alsdorf;Modul 1\n").Import();

        import.With("a.csv", "Nummer;Typ;Titel;Beginn;Status;Teilnahmen;Art\nV-1;Veranstaltung;T;01.03.2025;geplant;;\n").Import();

        Activity row = import.Read().Activities.ShouldHaveSingleItem();
        (row.Participants, row.Note).ShouldBe((null, "wichtig"));
        row.Values("kommune").ShouldBe(["05334004"]);
        row.Values("art").ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Column_ThatAListOfPartnersOrRemarksDoesNotHave_LeavesItsFieldAsItIs()
    {
        import.With("partners.csv", "id;name;type;voluntary\nP-1;A;Verein;ja\n")
            .With("remarks.csv", "Zeile;Geschrieben am;Rolle;Ursache;Maßnahme\nB25-2;01.06.2026;Leitung;x;Nachholtermin\n").Import();

        import.With("partners.csv", "id;name;type\nP-1;A;Verein\n").With("remarks.csv", "Zeile;Geschrieben am;Rolle;Ursache\nB25-2;01.06.2026;Leitung;x\n").Import()
            .Counts.ShouldAllBe(count => count.Changed == 0);

        import.Database.Text("SELECT voluntary FROM ki_partner").ShouldBe("1");
        import.Database.Text("SELECT measure FROM ki_remark").ShouldBe("Nachholtermin");
    }

    [OnEachDialect]
    public void Changes_OfPartnersAndRemarks_AreListedAndKept()
    {
        import.With("partners.csv", "id;name;type;voluntary\nP-1;A;Verein;nein\n").With("remarks.csv", "Zeile;Geschrieben am;Rolle;Ursache\nB25-2;01.06.2026;Leitung;x\n").Import();

        ImportResult result = import.With("partners.csv", "id;name;type;voluntary\nP-1;A;KMU;ja\n").With("remarks.csv", "Zeile;Geschrieben am;Rolle;Ursache\nB25-2;01.06.2026;Leitung;y\n").Import();

        string[] expected = ["Partner P-1: Typ „Verein“ → „KMU“", "Partner P-1: Ehrenamtlich nein → ja", "Stellungnahme B25-2 vom 01.06.2026: Ursache „x“ → „y“"];
        result.Changes.Select(change => $"{change.Id}: {change.InWords}").ShouldBe(expected);
        import.Database.Connections.Read(transaction => new ImportHistory(transaction, import.Database.Connections.Sql).ChangesOfEntries()).Rows
            .Select(change => $"{change.Id}: {change.InWords}").ShouldBe(expected);
    }

    [OnEachDialect]
    public void Row_ThatIsGoneFromTheSameList_IsNamedAndStays()
    {
        import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;;;\nV-2;Veranstaltung;U;02.03.2025;geplant;;;;\n").Import();

        ImportResult result = import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;;;\n").Import();

        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "a.csv: V-2 („U“, 02.03.2025) stand schon in dieser Liste und steht nicht mehr darin. Die Aktivität bleibt, wie sie ist; soll sie nicht mehr zählen: "
            + "kiindicators activities withdraw V-2 --reason …");
        import.Read().Activities.Length.ShouldBe(2);
        import.With("andere.csv", Header + "V-3;Veranstaltung;V;03.03.2025;geplant;;;;\n").Import("andere.csv").Warnings.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Row_ThatIsGoneFromAListUnderItsNewName_IsNamedToo()
    {
        import.With("Mai.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;;;\nV-2;Veranstaltung;U;02.03.2025;geplant;;;;\nV-3;Veranstaltung;W;03.03.2025;geplant;;;;\n").Import();

        import.With("Juni.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;;;\nV-3;Veranstaltung;W;03.03.2025;geplant;;;;\n").Import("Juni.csv").Warnings.ShouldHaveSingleItem().Text
            .ShouldStartWith("V-2 („U“, 02.03.2025) stand schon in der Liste „Mai.csv“ und steht in dieser nicht mehr.");
    }

    [OnEachDialect]
    public void Example_ThatIsNoneAnyMore_IsNotLost_AndWhatIsLeftOfItIsNamed()
    {
        import.With("a.csv", Header + "Beispiel;Veranstaltung;Infoabend;01.03.2025;geplant;;;;\n").Import().Warnings[^1].Text
            .ShouldBe("Die Zeile („Infoabend“) sieht nicht mehr nach einem Beispiel aus und ist nicht eingelesen. Soll sie zählen, bitte eine eigene Nummer geben.");

        import.With("a.csv", "Nummer;Typ;Titel;Beginn;Status;Teilnahmen;Minuten\nV-1;Veranstaltung;Infoabend;01.03.2025;geplant;18;90\n").Import().Warnings.ShouldHaveSingleItem().Text
            .ShouldBe("Trägt mehrere Werte der Beispielzeile: 18, 90. Bitte prüfen, ob sie gemeint sind.");
    }

    [OnEachDialect]
    public void Organiser_ThatIsTwo_IsAFaultThatSaysWhereTheSecondBelongs() =>
        import.With("a.csv", "Nummer;Typ;Titel;Beginn;Status;Veranstalter\nV-1;Veranstaltung;T;01.03.2025;geplant;KI|VHS\n").Import().Faults.ShouldHaveSingleItem().ToString()
            .ShouldBe("a.csv, Zeile 2 (V-1), Spalte Veranstalter, „KI|VHS“: Hier steht nur ein Wert. Wer sonst mit veranstaltet, steht in der Spalte Mitveranstalter.");

    [OnEachDialect]
    [InlineData("2 Std.", "Erwartet werden ganze Minuten. 2 Stunden sind 120 Minuten.")]
    [InlineData("1,5 h", "Erwartet werden ganze Minuten. 1,5 Stunden sind 90 Minuten.")]
    [InlineData("90 min", "Bitte nur die Zahl schreiben: 90.")]
    [InlineData("2 Tage", "Erwartet wird eine ganze Zahl ab 0, ohne Punkt und Komma.")]
    public void Duration_WithItsUnit_IsNeverTakenForMinutesThatItIsNot(string typed, string expected) =>
        import.With("a.csv", $"Nummer;Typ;Titel;Beginn;Status;Minuten\nV-1;Veranstaltung;T;01.03.2025;geplant;\"{typed}\"\n").Import().Faults.ShouldHaveSingleItem().Text.ShouldBe(expected);

    [OnEachDialect]
    public void Agreement_ThatDoesNotExist_IsAFault_AndAWordInAnotherCaseIsUnderstood()
    {
        const string KindHeader = "Nummer;Typ;Titel;Beginn;Status;Art;Kooperation\n";

        import.With("a.csv", KindHeader + "V-1;Veranstaltung;T;01.03.2025;geplant;netzwerktreffen;KO-7\n").Import().Faults.ShouldHaveSingleItem().Text
            .ShouldBe("Eine Vereinbarung mit dieser Nummer gibt es weder auf dem Blatt Kooperationen noch in der Datenbank.");
        import.With("a.csv", KindHeader + "KO-7;Kooperation;K;01.03.2025;geplant;;\nV-1;Veranstaltung;T;01.03.2025;geplant;netzwerktreffen;KO-7\n").Import()
            .Warnings.ShouldHaveSingleItem().Text.ShouldBe("Gelesen als Netzwerktreffen.");
        import.Read().Activities.Single(row => row.Id == "V-1").Values("art").ShouldBe(["Netzwerktreffen"]);
    }

    [OnEachDialect]
    [InlineData("Liste-2026-Veranstaltungen.csv")]
    [InlineData("veranstaltungen 2026.csv")]
    public void CsvFile_WhoseNameSaysWhatItHolds_NeedsNoColumnForIt(string file) =>
        import.With(file, "Nummer;Titel;Beginn;Status\nV-1;T;01.03.2025;geplant\n").Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 0, 0)]);

    [OnEachDialect]
    public void CsvFile_WithoutItsType_IsStillNoListOfPartners() =>
        import.With("events.csv", "Nummer;Titel;Beginn;Status\nV-1;T;01.03.2025;geplant\n").Import().Faults[0].Text
            .ShouldStartWith("Gelesen als Aktivitäten (activities.csv). Es fehlt die Spalte Typ (kind). Ohne die Spalte Typ geht es, wenn die Datei sagt, was es ist: Veranstaltungen, ");

    [OnEachDialect]
    public void ValidRows_AreImportedOnRequest_WithoutThoseThatNeedAFaultyOne()
    {
        import.With("partners.csv", "id;name;type\nP-1;A;Verein\nP-2;;Verein\n")
            .With(
                "activities.csv",
                "id;kind;title;start_date;status;partner\nA-1;event;T;01.03.2025;held;P-1\nA-2;event;T;31.02.2025;held;P-1\nA-3;event;T;01.03.2025;held;P-2\n")
            .With("attributes.csv", "activity_id;attribute;value\nA-1;art;Modul 1\nA-2;art;Modul 1\n");

        ImportResult result = import.Import(wish: new ImportWish { OnlyValidRows = true });

        result.IsWritten.ShouldBeTrue();
        result.Counts.ShouldBe([new ImportCount("Partner", 1, 0, 0), new ImportCount("Aktivitäten", 1, 0, 0)]);
        result.Faults.Select(fault => (fault.File, fault.Line)).Distinct().ShouldBe([("activities.csv", 3), ("activities.csv", 4), ("partners.csv", 3)]);
        Activity row = import.Read().Activities.ShouldHaveSingleItem();
        (row.Id, row.Values("art").Single(), row.Values("partner").Single()).ShouldBe(("A-1", "Modul 1", "P-1"));
    }

    [OnEachDialect]
    public void ValidRows_UnderAFaultyHeader_AreNone()
    {
        import.With("activities.csv", "id;kind;title;begin;status\nA-1;event;T;01.03.2025;held\n");

        ImportResult result = import.Import(wish: new ImportWish { OnlyValidRows = true });

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 0, 0)]);
        import.Read().Activities.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Rehearsal_SaysWhatWouldBe_AndWritesNothing()
    {
        import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;geplant;;;;\n").Import();

        ImportResult result = import.With("a.csv", Header + "V-1;Veranstaltung;T;01.03.2025;durchgeführt;;;;\nV-2;Veranstaltung;U;01.03.2025;geplant;;;;\n")
            .Import(wish: new ImportWish { IsRehearsal = true });

        (result.IsWritten, result.IsRehearsed).ShouldBe((false, true));
        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 1, 0)]);
        result.Changes.ShouldHaveSingleItem().InWords.ShouldBe("Status geplant → durchgeführt");
        import.Read().Activities.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatus.Planned);
        import.Database.Text("SELECT count(*) FROM activity_change").ShouldBe("0");
    }
}
