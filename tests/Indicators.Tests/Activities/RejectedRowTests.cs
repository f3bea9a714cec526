using CsCheck;
using KiIndicators.Indicators.Activities;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Activities;

public class RejectedRowTests
{
    public static TheoryData<string, string> BadRows => new()
    {
        { "id=", "Nummer fehlt" },
        { "id=NULL", "Nummer fehlt" },
        { "id=A-1 ", "Nummer unlesbar: Leerzeichen am Anfang oder Ende" },
        { "id=\u00A0A-1", "Nummer unlesbar: Leerzeichen am Anfang oder Ende" },
        { "id=A\u0308-1", "Nummer unlesbar: Umlaut oder Akzent aus zwei Zeichen zusammengesetzt" },
        { "start=NULL", "Beginn fehlt" },
        { "start=2025-02-30", "Beginn ist kein Datum (JJJJ-MM-TT): 2025-02-30" },
        { "start=01.03.2025", "Beginn ist kein Datum (JJJJ-MM-TT): 01.03.2025" },
        { "start=2025-3-1", "Beginn ist kein Datum (JJJJ-MM-TT): 2025-3-1" },
        { "start=2025-03-01 ", "Beginn ist kein Datum (JJJJ-MM-TT): 2025-03-01 " },
        { "start=2025-03-01T00:00", "Beginn ist kein Datum (JJJJ-MM-TT): 2025-03-01T00:00" },
        { "end=2025-13-01", "Ende ist kein Datum (JJJJ-MM-TT): 2025-13-01" },
        { "end=2025-02-28", "Ende liegt vor dem Beginn" },
        { "kind=NULL", "Typ fehlt" },
        { "kind=Event", "unbekannter Typ: Event" },
        { "kind=event ", "unbekannter Typ: event " },
        { "kind=veranstaltung", "unbekannter Typ: veranstaltung" },
        { "status=NULL", "Status fehlt" },
        { "status=done", "unbekannter Status: done" },
        { "status=HELD", "unbekannter Status: HELD" },
        { "changed=2025-02-28 23:59:59", "durchgeführt, obwohl der Beginn nach dem Tag der letzten Änderung liegt" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void Row_UnreadableAsActivity_IsRejectedWithItsReason(string change, string reason)
    {
        ActivityReading reading = DeliveredRows.Read(Changed(change));

        reading.Activities.ShouldBeEmpty();
        RejectedRow rejected = reading.Rejected.ShouldHaveSingleItem();
        rejected.Value.ShouldBeNull();
        rejected.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("changed=2025-03-01")]
    [InlineData("changed=2025-03-01 00:00:00")]
    [InlineData("changed=NULL")]
    [InlineData("end=2025-03-01")]
    [InlineData("end=")]
    [InlineData("title=")]
    [InlineData("title=NULL")]
    [InlineData("start=2024-02-29")]
    public void Row_AtTheEdgeOfARule_IsRead(string change)
    {
        ActivityReading reading = DeliveredRows.Read(Changed(change));

        reading.Activities.ShouldHaveSingleItem();
        reading.Rejected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("cancelled")]
    public void Row_NotHeldAndChangedBeforeItsStart_IsRead(string status) =>
        DeliveredRows.Read(DeliveredRows.Good with { Status = status, ChangedAt = "2024-12-01" })
            .Activities.ShouldHaveSingleItem();

    [Fact]
    public void Row_WithoutNumber_IsNamedAsSuch() =>
        DeliveredRows.Read(DeliveredRows.Good with { Id = null }).Rejected.ShouldHaveSingleItem().Row.ShouldBe("(ohne Nummer)");

    [Fact]
    public void Row_WithoutTitle_HasAnEmptyTitle() =>
        DeliveredRows.Read(DeliveredRows.Good with { Title = null }).Activities.ShouldHaveSingleItem().Title.ShouldBe("");

    [Fact]
    public void Id_DeliveredTwice_RejectsBothRowsWhereverTheyStand()
    {
        ActivityReading reading = DeliveredRows.Read(
            DeliveredRows.Good,
            DeliveredRows.Good with { Id = "A-2" },
            DeliveredRows.Good with { StartDate = "2025-02-30" });

        reading.Activities.ShouldHaveSingleItem().Id.ShouldBe("A-2");
        reading.Rejected.ShouldBe(
            [new RejectedRow("A-1", null, "doppelte Nummer"), new RejectedRow("A-1", null, "doppelte Nummer")]);
    }

    [Fact]
    public void Ids_ThatDifferInCaseOnly_AreDifferentActivities() =>
        DeliveredRows.Read(DeliveredRows.Good, DeliveredRows.Good with { Id = "a-1" }).Activities.Length.ShouldBe(2);

    [Fact]
    public void Rows_WithoutNumber_AreEachRejectedForThat()
    {
        ActivityRow nameless = DeliveredRows.Good with { Id = null };

        DeliveredRows.Read(nameless, nameless).Rejected.Select(rejected => rejected.Reason)
            .ShouldBe(["Nummer fehlt", "Nummer fehlt"]);
    }

    [Fact]
    public void Rows_WhateverTheyHold_AreReadOrRejectedAndNeverLost()
    {
        Gen<string?> text = Gen.OneOf<string?>([null, "", " ", "A-1", "A-2", "event", "held", "2025-03-01", "2025-02-30", "a\u0308"]);
        Gen<ActivityRow> row = Gen.Select(text, text, text, text, text).Select((id, kind, start, status, end) =>
            new ActivityRow { Id = id, Kind = kind, StartDate = start, Status = status, EndDate = end });
        Gen.Frequency((1, row), (1, row.Select(any => DeliveredRows.Good with { Id = any.Id }))).Array[0, 20].Sample(rows =>
        {
            ActivityReading reading = DeliveredRows.Read(rows);
            ActivityReading backwards = DeliveredRows.Read([.. rows.Reverse()]);

            (reading.Activities.Length + reading.Rejected.Count(rejected => rejected.Value is null)).ShouldBe(rows.Length);
            backwards.Activities.Select(activity => activity.Id).ShouldBe(reading.Activities.Select(activity => activity.Id));
        });
    }

    private static ActivityRow Changed(string change)
    {
        string[] parts = change.Split('=', 2);
        string? value = parts[1] == "NULL" ? null : parts[1];
        return parts[0] switch
        {
            "id" => DeliveredRows.Good with { Id = value },
            "start" => DeliveredRows.Good with { StartDate = value },
            "end" => DeliveredRows.Good with { EndDate = value },
            "kind" => DeliveredRows.Good with { Kind = value },
            "status" => DeliveredRows.Good with { Status = value },
            "changed" => DeliveredRows.Good with { ChangedAt = value },
            "title" => DeliveredRows.Good with { Title = value },
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }
}
