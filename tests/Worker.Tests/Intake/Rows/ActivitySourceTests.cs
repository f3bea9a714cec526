using System.Data;
using System.Data.Common;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Rows;

public sealed class ActivitySourceTests : IDisposable
{
    private const string Insert =
        "INSERT INTO ki_activity (id, kind, title, start_date, status, participants, changed_at)"
        + " VALUES (@Id, 'event', @Title, '2025-03-01', 'held', @Participants, '2025-03-02 10:00:00')";

    private const string InsertAttribute =
        "INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES (@Id, @Name, @Value)";

    private readonly TestDatabase database = TestDatabase.Upgraded();

    internal static ReferenceArea Area { get; } = new()
    {
        Places = [new Municipality("05334004", "Alsdorf", []), new Municipality("05334036", "Würselen", ["Wuerselen"])],
        PlacesWithoutReach = ["online"],
        Versions = [new ReferenceSet(new DateOnly(2025, 1, 1), ["05334004", "05334036"], null)],
    };

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Reading_EmptyDatabase_FindsNothingAndSaysNothing()
    {
        IntakeReading reading = Read();

        reading.Activities.ShouldBeEmpty();
        reading.Rejected.ShouldBeEmpty();
        reading.DataAsOf.ShouldBeNull();
    }

    [OnEachDialect]
    public void Reading_ActivityWithAttributes_BringsThemTogether()
    {
        Activity("A-2");
        Activity("A-1", participants: 12);
        Attribute("A-1", "kommune", "Wuerselen");
        Attribute("A-1", "art", "Fortbildung");

        IntakeReading reading = Read();

        reading.Activities.Select(activity => activity.Id).ShouldBe(["A-1", "A-2"]);
        reading.Activities[0].Participants.ShouldBe(12);
        reading.Activities[0].Attributes.ShouldBe(
            [new ActivityAttribute("art", "Fortbildung"), new ActivityAttribute("kommune", "05334036")]);
        reading.Activities[1].Attributes.ShouldBeEmpty();
        reading.DataAsOf.ShouldBe(new DateOnly(2025, 3, 2));
    }

    [OnEachDialect]
    public void Reading_DoubledIdWithSeveralAttributes_RejectsBothRows()
    {
        Activity("A-1");
        Activity("A-2");
        Activity("A-1");
        Attribute("A-1", "art", "x");
        Attribute("A-1", "art", "y");

        IntakeReading reading = Read();

        reading.Activities.ShouldHaveSingleItem().Id.ShouldBe("A-2");
        reading.Rejected.ShouldBe(Enumerable.Repeat(new RejectedRow("A-1", null, "doppelte Nummer"), 2));
    }

    /// <summary>Rows of one id that differ in their last column only, or in a blank at an end: whichever was written first.</summary>
    [OnEachDialect]
    [InlineData("note", "a", "b")]
    [InlineData("note", "a", "a ")]
    [InlineData("note", "", null)]
    [InlineData("changed_at", "2025-03-02", "2025-03-02 ")]
    [InlineData("title", "A", "a")]
    public void Fingerprint_OfTheSameRows_DoesNotDependOnTheirOrder(string column, string? one, string? other)
    {
        string ReadInOrder(params string?[] values)
        {
            database.Execute("DELETE FROM ki_activity");
            foreach (string? value in values)
            {
                Activity("A-1");
                database.Execute($"UPDATE ki_activity SET {column} = @Value, unit = 'x' WHERE unit IS NULL", new { Value = value });
            }

            return Read().Fingerprint.Sha256;
        }

        Attribute("A-1", "art", "x");
        ReadInOrder(one, other).ShouldBe(ReadInOrder(other, one));
        ReadInOrder(one, other).ShouldNotBe(ReadInOrder(one, one));
    }

    [OnEachDialect]
    public void Reading_LongText_IsNotCut()
    {
        Activity("A-1");
        string note = new string('ü', 9000) + "!";
        database.Execute("UPDATE ki_activity SET note = @Note", new { Note = note });

        Read().Activities.ShouldHaveSingleItem().Note.ShouldBe(note);
    }

    [OnEachDialect]
    public void Reading_DefectiveRowsOfAHostSystem_CountsEachOfThem()
    {
        Activity(null);
        Activity(null);
        Activity("A-1 ");
        Activity("A-3", participants: 2.5);
        Activity("A-4", participants: -1);
        Attribute("A-3", null, null);
        Attribute("A-9", "art", "x");
        Attribute(null, "art", "y");
        database.Execute("INSERT INTO ki_partner (id, name) VALUES ('P-1', 'x')");
        database.Execute("INSERT INTO ki_remark (indicator) VALUES ('B25-2')");

        Read().Rejected.Select(rejected => $"{rejected.Row}|{rejected.Value}|{rejected.Reason}").ShouldBe(
        [
            "(ohne Nummer)||Nummer fehlt",
            "(ohne Nummer)||Nummer fehlt",
            "A-1 ||Nummer unlesbar: Leerzeichen am Anfang oder Ende",
            "A-3|teilnahmen=2.5|keine ganze Zahl ab 0",
            "A-3|(ohne Merkmal)=|Name des Merkmals fehlt",
            "A-4|teilnahmen=-1|keine ganze Zahl ab 0",
            "(ohne Nummer)|art=y|Merkmal gehört zu keiner Aktivität",
            "A-9|art=x|Merkmal gehört zu keiner Aktivität",
            "Partner P-1|typ=|Art des Partners fehlt",
            "Stellungnahme B25-2||kein Datum (JJJJ-MM-TT): ",
        ]);
    }

    [OnEachDialect]
    public void Fingerprint_OfTheSameRowsInAnotherOrder_IsTheSame()
    {
        Activity("A-1");
        Activity("A-2");
        Attribute("A-1", "art", "x");
        Attribute("A-1", "art", "y");
        string first = Read().Fingerprint.Sha256;
        database.Execute("DELETE FROM ki_activity; DELETE FROM ki_activity_attribute");
        Attribute("A-1", "art", "y");
        Activity("A-2");
        Attribute("A-1", "art", "x");
        Activity("A-1");

        Read().Fingerprint.Sha256.ShouldBe(first);
    }

    [OnEachDialect]
    public void Fingerprint_OfAnyOtherValue_IsAnother()
    {
        Activity("A-1");
        Activity("A-1");
        Attribute("A-1", "art", "x");
        Attribute("A-9", "art", null);
        database.Execute("INSERT INTO ki_partner (id, name) VALUES ('P-1', 'x')");
        database.Execute("INSERT INTO ki_remark (indicator) VALUES ('B25-2')");
        List<string> seen = [Read().Fingerprint.Sha256];
        Read().Fingerprint.Rows.ShouldBe(6);
        foreach (string change in new[]
        {
            "UPDATE ki_activity SET note = ''", "UPDATE ki_activity SET note = '-'", "UPDATE ki_activity SET unit = '-', note = NULL",
            "UPDATE ki_activity_attribute SET value = 'x;1:y' WHERE activity_id = 'A-1'", "UPDATE ki_partner SET voluntary = '0'",
            "UPDATE ki_remark SET cause = ''", "UPDATE ki_activity_attribute SET value = '' WHERE activity_id = 'A-9'",
            "UPDATE ki_activity SET id = 'A-2'", "DELETE FROM ki_activity",
        })
        {
            database.Execute(change);
            seen.Add(Read().Fingerprint.Sha256);
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [OnEachDialect]
    public void Reading_IdsThatDifferInABlankAtTheEnd_KeepsThemApart()
    {
        Activity("A-1");
        Activity("A-1 ");
        Attribute("A-1", "art", "x");
        Attribute("A-1 ", "art", "y");
        Attribute("A-1  ", "art", "z");

        IntakeReading reading = Read();

        reading.Activities.ShouldHaveSingleItem().Attributes.ShouldBe([new ActivityAttribute("art", "x")]);
        reading.Rejected.Select(rejected => $"{rejected.Row}|{rejected.Reason}").ShouldBe(
            ["A-1 |Nummer unlesbar: Leerzeichen am Anfang oder Ende", "A-1  |Merkmal gehört zu keiner Aktivität"]);
    }

    [OnEachDialect]
    public void Reading_UmlautsInBothForms_TakesOneAndRejectsTheOther()
    {
        Activity("A-1", title: new string('ü', 200));
        Attribute("A-1", "zielgruppe", "Lehrkräfte");
        Attribute("A-1", "zielgruppe", "Lehrkra\u0308fte");
        Attribute("A-1", "thema", "Sprache ");

        IntakeReading reading = Read();

        Activity activity = reading.Activities.ShouldHaveSingleItem();
        activity.Title.Length.ShouldBe(200);
        activity.Attributes.ShouldBe([new ActivityAttribute("zielgruppe", "Lehrkräfte")]);
        reading.Rejected.Select(rejected => rejected.Value).ShouldBe(["thema=Sprache ", "zielgruppe=Lehrkra\u0308fte"]);
    }

    [OnEachDialect]
    public void Reading_IdsThatACollationCouldConfuse_KeepsThemApart()
    {
        string[] ids = ["a", "A", "ä", "a\u0308", "Z", "z", "ß", "ss", "😀", "\uFB00"];
        foreach (string id in ids)
        {
            Activity(id);
            Attribute(id, "art", id == "a\u0308" ? "x" : id);
        }

        IntakeReading reading = Read();

        reading.Activities.Select(activity => activity.Id).ShouldBe(ids.Except(["a\u0308"]).Order(StringComparer.Ordinal));
        reading.Activities.ShouldAllBe(activity => activity.Values("art").Single() == activity.Id);
    }

    [OnEachDialect]
    public void Reading_5000Activities_ReadsEachOnce()
    {
        // Digits multiplied give the numbers; a recursive statement would be written differently in each dialect.
        const string Digits = "(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
            + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        database.Execute(
            "INSERT INTO ki_activity (id, kind, title, start_date, status)"
            + " SELECT CONCAT('A-', a.n * 1000 + b.n * 100 + c.n * 10 + d.n), 'event', 'T', '2025-03-01', 'held'"
            + $" FROM {Digits} AS a, {Digits} AS b, {Digits} AS c, {Digits} AS d WHERE a.n < 5");
        database.Execute(
            "INSERT INTO ki_activity_attribute (activity_id, attribute, value) SELECT a.id, m.name, 'online' FROM ki_activity AS a,"
            + " (SELECT 'kommune' AS name UNION SELECT 'art' UNION SELECT 'thema') AS m");
        IntakeReading reading = Read();

        reading.Activities.Length.ShouldBe(5000);
        reading.Activities.ShouldAllBe(activity => activity.Attributes.Length == 3);
    }

    [Fact]
    public void Rows_OfAnIdThatReturns_AreAnError() =>
        Should.Throw<UserError>(() => DeliveredRows.Read(Reader("A", "B", "A")).ToList()).Message.ShouldContain("Nummer A nicht zusammenhängend");

    /// <summary>Orders of databases: by characters or by halves of pairs, blanks at the end counted or filled up.</summary>
    [Theory]
    [InlineData("A", "A ", "B")]
    [InlineData("A\t", "A", "A ")]
    [InlineData("\uFB00", "\U0001F600", "\U0001F601")]
    [InlineData("\U0001F600", "\uFB00", "\uFB01")]
    public void Rows_InAnyDatabasesOrder_AreRead(params string[] ids) =>
        DeliveredRows.Read(Reader(ids)).Select(delivered => delivered.Id).ShouldBe(ids);

    [Fact]
    public void Rows_AreTakenOneIdAtATime()
    {
        using DbDataReader reader = Reader("A", "B", "C", "D");
        using IEnumerator<DeliveredId> ids = DeliveredRows.Read(reader).GetEnumerator();

        ids.MoveNext().ShouldBeTrue();

        (ids.Current.Id, reader.GetString(0)).ShouldBe(("A", "B"), "only the beginning of the next id has been read");
    }

    /// <summary>What no line needs is let go; number, latest change and fingerprint of it stay, and the whole has the fingerprint it always had.</summary>
    [OnEachDialect]
    public void Reading_WhatNobodyNeeds_IsCountedAndLetGo()
    {
        Activity("A-1");
        Activity("A-2");
        Attribute("A-2", "art", "x");
        Activity("A-3");
        database.Execute("UPDATE ki_activity SET changed_at = '2025-04-01' WHERE id = 'A-2'");
        IntakeReading all = Read();

        IntakeReading some = ReadFor(row => row.Id == "A-3");

        some.Activities.ShouldHaveSingleItem().Id.ShouldBe("A-3");
        some.Reading.LeftAside.ShouldBe(new RowsLeftAside(2, new DateOnly(2025, 4, 1)));
        (some.DataAsOf, some.Fingerprint).ShouldBe((all.DataAsOf, all.Fingerprint));
        some.AsideFingerprint.ShouldNotBe(ReadFor(row => row.Id == "A-2").AsideFingerprint);
        database.Execute("UPDATE ki_activity SET title = 'anders' WHERE id = 'A-3'");
        ReadFor(row => row.Id == "A-3").AsideFingerprint.ShouldBe(some.AsideFingerprint);
    }

    private IntakeReading ReadFor(Func<Activity, bool> needs) => database.Connections.Read(transaction =>
        new ActivitySource(database.Connections).Read(transaction, [Area], null, _ => needs));

    private static DbDataReader Reader(params string[] ids)
    {
        DataTable table = new();
        string[] texts = ["Kind", "Title", "StartDate", "EndDate", "Status", "Organiser", "Participants", "Minutes", "Quantity", "Unit", "Note",
            "RecordedAt", "ChangedAt", "AttributeName", "AttributeValue"];
        table.Columns.AddRange([new DataColumn("Id"), new DataColumn("Part", typeof(long)), .. texts.Select(name => new DataColumn(name))]);
        foreach (string id in ids)
        {
            table.Rows.Add([id, 0L, .. texts.Select(_ => DBNull.Value)]);
        }

        return table.CreateDataReader();
    }

    private IntakeReading Read() => new ActivitySource(database.Connections).Read([Area]);

    private void Activity(string? id, string title = "Treffen", object? participants = null) =>
        database.Execute(Insert, new { Id = id, Title = title, Participants = participants });

    private void Attribute(string? id, string? name, string? value) =>
        database.Execute(InsertAttribute, new { Id = id, Name = name, Value = value });
}
