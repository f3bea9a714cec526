using System.Globalization;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

public sealed class CsvImportTests : IDisposable
{
    private const string Activities = "id;kind;title;start_date;status\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Import_GermanExcelInTheWideForm_IsReadAsMeant()
    {
        import.With("partners.csv", "Nummer;Name;Typ;Ehrenamtlich\r\nP-1;Verein A;Verein;ja\r\nP-2;Betrieb B;KMU;nein\r\n", Encoding.UTF8)
            .With(
                "activities.csv",
                "Nummer;Typ;Titel;Beginn;Ende;Status;Teilnahmen;Geändert am;Kommune;Partner;Zielgruppe;merkmal:Farbe\r\n"
                + "A-1;Veranstaltung;\"Treffen; \"\"Runde\"\"\r\nzwei\";01.03.2025;;durchgeführt;12;2.3.2025 8:15;Wuerselen|online;P-1|P-2;Lehrkräfte;rot\r\n",
                Encoding.UTF8);

        ImportResult result = import.Import();

        result.Faults.ShouldBeEmpty();
        result.Counts.ShouldBe([new ImportCount("Partner", 2, 0, 0), new ImportCount("Aktivitäten", 1, 0, 0)]);
        IntakeReading reading = import.Read();
        reading.Rejected.ShouldBeEmpty();
        Activity activity = reading.Activities.ShouldHaveSingleItem();
        activity.Title.ShouldBe("Treffen; \"Runde\"\nzwei");
        activity.StartDate.ShouldBe(new DateOnly(2025, 3, 1));
        activity.Participants.ShouldBe(12);
        activity.Values("kommune").ShouldBe(["05334036", "online"]);
        activity.Values("partner").ShouldBe(["P-1", "P-2"]);
        activity.Values("zielgruppe").ShouldBe(["Lehrkräfte"]);
        activity.Values("farbe").ShouldBe(["rot"]);
        import.Database.Text("SELECT changed_at FROM ki_activity").ShouldBe("2025-03-02 08:15:00");
        import.Database.Text("SELECT recorded_at FROM ki_activity").ShouldBe("2026-06-16 00:30:00");
    }

    [OnEachDialect]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Import_AnySeparator_IsFoundInTheHeader(char separator)
    {
        import.With("activities.csv", $"{Activities}A-1;event;Treffen: a b c;01.03.2025;held\n".Replace(';', separator));

        import.Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 0, 0)]);
    }

    [OnEachDialect]
    public void Import_SeparatorLineOfExcel_IsUnderstood()
    {
        import.With("activities.csv", $"sep=;\r\n{Activities}A-1;event;Treffen;falsch;held\n");

        import.Import().Faults.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [OnEachDialect]
    public void Import_Windows1252_IsReadAndMentioned()
    {
        import.With(
            "activities.csv", $"{Activities}A-1;event;Förderung für Mütter;01.03.2025;durchgeführt\n",
            CodePagesEncodingProvider.Instance.GetEncoding(1252));

        ImportResult result = import.Import();

        result.Warnings.ShouldHaveSingleItem().Text.ShouldContain("Windows-1252");
        import.Read().Activities.ShouldHaveSingleItem().Title.ShouldBe("Förderung für Mütter");
    }

    [OnEachDialect]
    public void Import_Utf16OfExcel_IsRead()
    {
        import.With("activities.csv", $"{Activities}A-1;event;Förderung;01.03.2025;held\n".Replace(';', '\t'), Encoding.Unicode);

        import.Import().Warnings.ShouldBeEmpty();
        import.Read().Activities.ShouldHaveSingleItem().Title.ShouldBe("Förderung");
    }

    [OnEachDialect]
    public void Import_BlanksAndComposedUmlauts_AreTidied()
    {
        import.With(
            "activities.csv",
            "id;kind;title;start_date;status;zielgruppe\n \u00A0A-1\t; event ; Fo\u0308rderung ;2025-03-01;HELD; Lehrkra\u0308fte | \n");

        import.Import().Faults.ShouldBeEmpty();

        IntakeReading reading = import.Read();
        reading.Rejected.ShouldBeEmpty();
        Activity activity = reading.Activities.ShouldHaveSingleItem();
        (activity.Id, activity.Title).ShouldBe(("A-1", "Förderung"));
        activity.Values("zielgruppe").ShouldBe(["Lehrkräfte"]);
    }

    [OnEachDialect]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+49")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'; DROP TABLE ki_activity; --")]
    public void Import_CellThatLooksLikeAFormula_IsJustText(string title)
    {
        import.With("activities.csv", $"{Activities}A-1;event;\"{title.Replace("\"", "\"\"")}\";01.03.2025;held\n");

        import.Import().Faults.ShouldBeEmpty();

        import.Read().Activities.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [OnEachDialect]
    public void Import_SameFilesAgain_ChangesNothing()
    {
        import.With("partners.csv", "id;name;type\nP-1;A;Verein\n")
            .With("remarks.csv", "zeile;geschrieben_am;rolle;ursache\nB25-2;01.08.2026;Leitung;Ausfall\n")
            .With("activities.csv", $"{Activities}A-1;event;T;01.03.2025;held\n")
            .With("attributes.csv", "activity_id;attribute;value\nA-1;partner;P-1\nA-1;art;x\nA-1;art;x\n");
        import.Import().IsWritten.ShouldBeTrue();
        string before = Dump();
        import.Time.Advance(TimeSpan.FromDays(3));

        import.Import().Counts.ShouldBe(
        [
            new ImportCount("Partner", 0, 0, 1), new ImportCount("Aktivitäten", 0, 0, 1), new ImportCount("Stellungnahmen", 0, 0, 1),
        ]);

        Dump().ShouldBe(before);
    }

    [OnEachDialect]
    public void Import_ChangedRow_GetsANewMomentAndKeepsItsFirst()
    {
        import.With("activities.csv", $"{Activities}A-1;event;T;01.03.2025;planned\nA-2;event;T;01.03.2025;held\n").Import();
        import.Time.Advance(TimeSpan.FromDays(3));

        import.With("activities.csv", $"{Activities}A-1;event;T;01.03.2025;held\nA-2;event;T;01.03.2025;held\n").Import()
            .Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 1, 1)]);

        import.Database.Text("SELECT CONCAT(recorded_at, ' ', changed_at) FROM ki_activity WHERE id = 'A-1'")
            .ShouldBe("2026-06-16 00:30:00 2026-06-19 00:30:00");
        import.Database.Text("SELECT changed_at FROM ki_activity WHERE id = 'A-2'").ShouldBe("2026-06-16 00:30:00");
    }

    [OnEachDialect]
    public void Import_ChangedAttributes_ReplaceTheSetAndChangeTheRow()
    {
        import.With("activities.csv", "id;kind;title;start_date;status;art;thema\nA-1;event;T;01.03.2025;held;x|y;Sprache\n").Import();
        import.Time.Advance(TimeSpan.FromDays(1));

        import.With("attributes.csv", "nummer;merkmal;wert\nA-1;art;y\n").Import("attributes.csv")
            .Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 1, 0)]);

        Activity activity = import.Read().Activities.ShouldHaveSingleItem();
        activity.Attributes.ShouldBe([new ActivityAttribute("art", "y")]);
        activity.ChangedOn.ShouldBe(new DateOnly(2026, 6, 17));
    }

    [OnEachDialect]
    public void Import_WithoutAnyAttribute_LeavesThoseInTheDatabase()
    {
        import.With("activities.csv", "id;kind;title;start_date;status;art\nA-1;event;T;01.03.2025;held;x\n").Import();

        import.With("activities.csv", $"{Activities}A-1;event;Neu;01.03.2025;held\n").Import();

        Activity activity = import.Read().Activities.ShouldHaveSingleItem();
        (activity.Title, activity.Values("art").Single()).ShouldBe(("Neu", "x"));
    }

    [OnEachDialect]
    [InlineData("liste.csv", Activities + "A-1;event;T;01.03.2025;held\n", "Aktivitäten")]
    [InlineData("export.txt", "Typ;Nummer;Name\nVerein;P-1;A\n", "Partner")]
    [InlineData("stellungnahmen.csv", "Zeile;Geschrieben am;Rolle;Ursache\nB25-2;1.8.2026;Leitung;x\n", "Stellungnahmen")]
    public void Import_SingleFile_IsRecognisedByItsHeader(string file, string text, string label) =>
        import.With(file, text).Import(file).Counts.ShouldBe([new ImportCount(label, 1, 0, 0)]);

    [OnEachDialect]
    public void Import_NameOfAPerson_IsAHintAndNoFault()
    {
        import.With("activities.csv", $"{Activities}A-1;event;Gespräch mit Frau Dr. Muster;01.03.2025;held\nA-2;event;Frauen und Herren;01.03.2025;held\n");

        ImportResult result = import.Import();

        result.Warnings.ShouldHaveSingleItem().Value.ShouldBe("Frau Dr. Muster");
        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 2, 0, 0)]);
    }

    [OnEachDialect]
    [Slow(Because.TriesManyCases)]
    public void Import_5000Activities_WritesEach()
    {
        StringBuilder text = new("id;kind;title;start_date;status;kommune;art\n");
        for (int number = 0; number < 5000; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"A-{number};event;Treffen {number};01.03.2025;held;Alsdorf|online;x\n");
        }

        import.With("activities.csv", text.ToString());

        import.Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 5000, 0, 0)]);
        import.Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 0, 5000)]);
        import.Read().Activities.Length.ShouldBe(5000);
    }

    private string Dump() => string.Join(
        '\n', new[] { "ki_activity", "ki_activity_attribute", "ki_partner", "ki_remark" }.Select(import.Database.Rows));
}
