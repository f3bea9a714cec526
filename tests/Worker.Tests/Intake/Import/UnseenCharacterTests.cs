using CsCheck;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>Characters that nobody sees, and cells that a spreadsheet has spoiled, at the door of the import.</summary>
public sealed class UnseenCharacterTests : IDisposable
{
    private const string Header = "Nummer;Typ;Titel;Beginn;Status;Teilnahmen;Einheit;Notiz;Kommune;Partner;Art;merkmal:thema\n";
    private const string Partners = "id;name;type\n0042;Verein A;Verein\nP-1;Verein B;KMU\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Cells_WithCharactersThatNobodySees_AreMendedWithAHintAndRead()
    {
        import.With("activities.csv", Header
                + "\u200BA-1;Veranstaltung;Fest\u00A0A;01.03.2025;durchgeführt;12\u200B;Pl\u00ADätze;Gut;Als\u00ADdorf;\uFEFFP-1;Netz\u200Bwerktreffen;Modul\u202F1\n"
                + "A-2;Veran\u00ADstaltung;Fest;01.03.2025;durch\u00ADgeführt;;;;;;Modul  1;\n")
            .With("partners.csv", Partners.Replace("Verein B", "Bunter Kreis \U0001F468\u200D\U0001F469\u200D\U0001F467", StringComparison.Ordinal));

        ImportResult result = import.Import();

        result.Faults.ShouldBeEmpty();
        result.Warnings.Select(hint => hint.ToString()).ShouldContain(
            "activities.csv, Zeile 2 (A-1), Spalte Nummer: Bereinigt: breitenloses Leerzeichen, U+200B.");
        result.Warnings.Select(hint => hint.ToString()).ShouldContain(
            "activities.csv, Zeile 3 (A-2), Spalte art: Bereinigt: zwei Leerzeichen hintereinander.");
        result.Warnings.Select(hint => hint.Text).ShouldContain("Bereinigt: schmales geschütztes Leerzeichen, U+202F.");
        IntakeReading read = import.Read();
        read.Rejected.ShouldBeEmpty();
        read.Activities.Select(row => row.Id).ShouldBe(["A-1", "A-2"]);
        read.Activities[0].Title.ShouldBe("Fest A");
        read.Activities[0].Participants.ShouldBe(12);
        read.Activities[0].Values("art").ShouldBe(["Netzwerktreffen"]);
        read.Activities[0].Values("thema").ShouldBe(["Modul 1"]);
        read.Activities[0].Values("kommune").ShouldBe(["05334004"]);
        read.Activities[1].Values("art").ShouldBe(["Modul 1"]);
        read.Partners.ShouldContain(partner => partner.Id == "P-1" && partner.Name.StartsWith("Bunter Kreis", StringComparison.Ordinal));
    }

    [OnEachDialect]
    public void Cells_WithCharactersBeyondTheFirstPlane_KeepThoseThatAreSeen()
    {
        import.With("activities.csv", Header + "A-1;Veranstaltung;Fest\U000E0041 \U0001F389;01.03.2025;durchgeführt;;;;;;Netz\U000E0041werktreffen;\U0001F389\U0001D173\n");

        ImportResult result = import.Import();

        result.Warnings.Select(hint => hint.ToString()).ShouldContain("activities.csv, Zeile 2 (A-1), Spalte art: Bereinigt: Etikettzeichen, U+E0041.");
        IntakeReading read = import.Read();
        read.Rejected.ShouldBeEmpty();
        read.Activities.ShouldHaveSingleItem().Title.ShouldBe("Fest \U0001F389");
        read.Activities[0].Values("art").ShouldBe(["Netzwerktreffen"]);
        read.Activities[0].Values("thema").ShouldBe(["\U0001F389"]);
    }

    [OnEachDialect]
    public void Header_WithCharactersThatNobodySees_IsRecognised()
    {
        import.With("activities.csv", "\u200BNum\u00ADmer;Typ;Titel;Beginn;Status;merkmal:the\u200Bma\nA-1;Veranstaltung;T;01.03.2025;geplant;x\n");

        import.Import().Faults.ShouldBeEmpty();

        import.Read().Activities.ShouldHaveSingleItem().Values("thema").ShouldBe(["x"]);
    }

    [OnEachDialect]
    public void Cell_WithAControlCharacter_IsAFaultThatNamesIt()
    {
        import.With("activities.csv", Header + "A-1;Veranstaltung;T\u001B[2J;01.03.2025;geplant;;;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "activities.csv, Zeile 2 (A-1), Spalte Titel: Die Zelle enthält ein unsichtbares Zeichen (Steuerzeichen, U+001B). Bitte neu tippen.");
    }

    [OnEachDialect]
    [InlineData("1000000001")]
    [InlineData("99999999999999999999")]
    public void Number_AboveTheLimit_IsAFaultThatNamesTheLimit(string number)
    {
        import.With("activities.csv", Header + $"A-1;Veranstaltung;T;01.03.2025;geplant;{number};;;;;;\n");

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldBe("Die Zahl ist zu groß; gelesen wird höchstens 1.000.000.000.");
    }

    [OnEachDialect]
    [InlineData("5334004", "05334004 (Alsdorf)")]
    [InlineData("5.334.004", "05334004 (Alsdorf)")]
    [InlineData("\"5,334004E+06\"", "05334004 (Alsdorf)")]
    [InlineData("\"=\"\"05334004\"\"\"", "05334004 (Alsdorf)")]
    [InlineData("'05334004", "05334004 (Alsdorf)")]
    [InlineData("\"Alsdorf, Würselen\"", "Alsdorf und Würselen")]
    [InlineData("\"Alsdorf\nund 5334036\"", "Alsdorf und 05334036")]
    public void Place_AsASpreadsheetOrAPersonSpoilsIt_IsUnderstoodWithAHint(string place, string meant)
    {
        import.With("activities.csv", Header + $"A-1;Veranstaltung;T;01.03.2025;geplant;;;;{place};;;\n");

        ImportResult result = import.Import();

        result.Faults.ShouldBeEmpty();
        result.Warnings.ShouldContain(hint => hint.Text == $"Gelesen als {meant}.");
        import.Read().Activities.ShouldHaveSingleItem().Values("kommune").ShouldContain("05334004");
    }

    [OnEachDialect]
    [InlineData("\"5,334E+06\"", "Excel hat die letzten Ziffern verloren; gemeint sein kann Alsdorf, Würselen.")]
    [InlineData("\"Alsdorf, Entenhausen\"", "Enthält Alsdorf; mehrere Werte trennt |")]
    public void Place_ThatMayMeanSeveral_IsAFaultThatSaysWhich(string place, string meant)
    {
        import.With("activities.csv", Header + $"A-1;Veranstaltung;T;01.03.2025;geplant;;;;{place};;;\n");

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldStartWith($"Unbekannter Ort. {meant}");
    }

    [OnEachDialect]
    [InlineData("42", "0042", "0042")]
    [InlineData("P-1, 42", "P-1 und 0042", "0042,P-1")]
    public void Partner_AsASpreadsheetOrAPersonSpoilsIt_IsUnderstoodWithAHint(string partner, string meant, string read)
    {
        import.With("activities.csv", Header + $"A-1;Veranstaltung;T;01.03.2025;geplant;;;;;{partner};;\n").With("partners.csv", Partners);

        import.Import().Warnings.ShouldContain(hint => hint.Text == $"Gelesen als {meant}.");
        string.Join(',', import.Read().Activities.ShouldHaveSingleItem().Values("partner")).ShouldBe(read);
    }

    [OnEachDialect]
    public void Partner_BesideOneThatNobodyKnows_IsAFault()
    {
        import.With("activities.csv", Header + "A-1;Veranstaltung;T;01.03.2025;geplant;;;;;P-1, P-7;;\n").With("partners.csv", Partners);

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain("Enthält P-1; mehrere Werte trennt |");
    }

    [OnEachDialect]
    [InlineData("Netzwerktreffen, Ausflug")]
    [InlineData("Ausflug/Netzwerktreffen")]
    [InlineData("\"Netzwerktreffen; Ausflug\"")]
    [InlineData("\"Netzwerktreffen\nAusflug\"")]
    [InlineData("Ausflug und netzwerktreffen")]
    public void Value_ThatHoldsAWordOfTheCatalogueBesideAnother_IsAHint(string value)
    {
        import.With("activities.csv", Header + $"A-1;Veranstaltung;T;01.03.2025;geplant;;;;;;{value};\n");

        ImportResult result = import.Import();

        result.IsWritten.ShouldBeTrue();
        result.Warnings.ShouldHaveSingleItem().Text.ShouldMatch("; enthält [Nn]etzwerktreffen; mehrere Werte trennt \\|");
    }

    [OnEachDialect]
    public void Reference_ToWhatTheDatabaseHoldsTwice_IsAFaultSinceReadingWouldRejectIt()
    {
        for (int copy = 0; copy < 2; copy++)
        {
            import.Database.Execute("INSERT INTO ki_partner (id, name, type) VALUES ('P-9', 'A', 'Verein')");
            import.Database.Execute("INSERT INTO ki_activity (id, kind, title, start_date, status) VALUES ('B-1', 'event', 'T', '2025-03-01', 'planned')");
        }

        import.With("activities.csv", Header + "A-1;Veranstaltung;T;01.03.2025;geplant;;;;;P-9;;\n")
            .With("attributes.csv", "activity_id;attribute;value\nB-1;thema;x\n");

        import.Import().Faults.Select(fault => (fault.Value, fault.Text)).ShouldBe(
            [
                ("P-9", "Diese Nummer steht in der Datenbank mehrfach und ist deshalb nicht zuzuordnen."),
                ("B-1", "Diese Nummer steht in der Datenbank mehrfach und ist deshalb nicht zuzuordnen."),
            ]);
    }

    [OnEachDialect]
    public void Rows_ThatTheImportAccepts_AreNeverRejectedByTheReading()
    {
        string[] pieces =
        [
            "A", "x", "1", "0", "ä", " ", "  ", "\t", "\u0000", "\u0001", "\u001B", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u0301", "\u061C", "\u115F", "\u180E", "\u2003", "\u200B",
            "\u200D", "\u200E", "\u2028", "\u202E", "\u202F", "\u2060", "\u2066", "\u2800", "\u3000", "\u3164", "\uFE0F", "\uFEFF", "\uFFFB", "\U000E0041", "\U000E0101", "\U0001D173", "\U0001F468", "|", "\r", "\n", "Å", "\u212B", "\u0344",
            "999999999", "1000000000", "Alsdorf", "P-1", "01.03.2025", "geplant",
        ];
        Gen<string> cell = Gen.Int[0, pieces.Length - 1].Array[0, 4].Select(parts => string.Concat(parts.Select(part => pieces[part])));
        string[] good = ["A-1", "Veranstaltung", "Fest", "01.03.2025", "geplant", "12", "Plätze", "Gut", "Alsdorf", "P-1", "Netzwerktreffen", "Modul 1"];
        Gen.Select(Gen.Int[0, good.Length - 1], cell, Gen.Int[0, 3], cell).Sample(
            (column, replaced, partnerColumn, partner) =>
            {
                string[] row = [.. good];
                row[column] = replaced;
                string[] partnerRow = ["P-2", "Verein C", "Verein", "ja"];
                partnerRow[partnerColumn] = partner;
                import.Database.Execute("DELETE FROM ki_activity");
                import.Database.Execute("DELETE FROM ki_activity_attribute");
                import.Database.Execute("DELETE FROM ki_partner");
                import.With("activities.csv", Header + Line(row))
                    .With("partners.csv", "id;name;type;voluntary\nP-1;Verein B;KMU;nein\n" + Line(partnerRow));
                if (import.Import().IsWritten)
                {
                    import.Read().Rejected.ShouldBeEmpty();
                }
            }, iter: 300, threads: 1);
    }

    private static string Line(string[] cells) => string.Join(';', cells.Select(cell => $"\"{cell}\"")) + "\n";
}
