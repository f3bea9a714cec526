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
            "ihre.csv, Zeile 2 (1): Unter dieser Nummer steht schon eine andere Aktivität: Veranstaltung „Netzwerktreffen Primarstufe“ am 01.03.2025. "
                + "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor); ist es dieselbe, zuerst nur Titel oder nur Datum ändern.",
            "ihre.csv, Zeile 3 (2): Unter dieser Nummer steht schon eine andere Aktivität: Beratung „Erstberatung“ am 02.03.2025. "
                + "Bitte eine eigene Nummer vergeben (z. B. mit einem Kürzel davor); ist es dieselbe, zuerst nur Titel oder nur Datum ändern.",
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
