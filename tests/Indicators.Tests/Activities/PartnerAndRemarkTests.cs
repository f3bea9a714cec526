using KiIndicators.Indicators.Activities;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Activities;

public class PartnerAndRemarkTests
{
    private static readonly PartnerRow GoodPartner = new() { Id = "P-1", Name = "Verein A", Type = "Verein", Voluntary = "1" };

    private static readonly RemarkRow GoodRemark = new()
    {
        Indicator = "B25-2", WrittenOn = "2026-08-01", Role = "Leitung", Cause = "Ausfall", Measure = "Nachholen", NewDate = "2026-10-01",
    };

    [Fact]
    public void Partner_Readable_IsRead() =>
        PartnerReader.Read([GoodPartner]).Partners.ShouldBe([new Partner("P-1", "Verein A", "Verein", true)]);

    [Theory]
    [InlineData("Bunter Kreis \U0001F468\u200D\U0001F469\u200D\U0001F467", "Bunter Kreis \U0001F468\u200D\U0001F469\u200D\U0001F467")]
    [InlineData(" Verein  fu\u0308r\u00A0alle\u200B ", "Verein  für\u00A0alle\u200B")]
    [InlineData("\u200B", "")]
    public void PartnerName_WithCharactersThatNobodySees_IsKeptSinceItIsNeverCompared(string delivered, string name)
    {
        PartnerReading reading = PartnerReader.Read([GoodPartner with { Name = delivered }]);

        reading.Rejected.ShouldBeEmpty();
        reading.Partners.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Theory]
    [InlineData(null, "Partner (ohne Nummer)", "Nummer fehlt")]
    [InlineData("P-1 ", "Partner P-1 ", "Nummer unlesbar: Leerzeichen am Anfang oder Ende")]
    public void Partner_WithoutReadableNumber_IsRejected(string? id, string row, string reason)
    {
        PartnerReading reading = PartnerReader.Read([GoodPartner with { Id = id }]);

        reading.Partners.ShouldBeEmpty();
        reading.Rejected.ShouldBe([new RejectedRow(row, null, reason)]);
    }

    [Fact]
    public void Partner_DeliveredTwice_IsRejectedTwice()
    {
        PartnerReading reading = PartnerReader.Read([GoodPartner, GoodPartner with { Id = "P-2" }, GoodPartner]);

        reading.Partners.ShouldHaveSingleItem().Id.ShouldBe("P-2");
        reading.Rejected.ShouldBe(Enumerable.Repeat(new RejectedRow("Partner P-1", null, "doppelte Nummer"), 2));
    }

    [Theory]
    [InlineData(null, "typ=", "Art des Partners fehlt")]
    [InlineData("Verein ", "typ=Verein ", "Leerzeichen am Anfang oder Ende")]
    public void PartnerType_Unreadable_IsRejectedAndThePartnerStaysWithoutType(string? type, string value, string reason)
    {
        PartnerReading reading = PartnerReader.Read([GoodPartner with { Type = type }]);

        reading.Partners.ShouldHaveSingleItem().Type.ShouldBe("");
        reading.Rejected.ShouldBe([new RejectedRow("Partner P-1", value, reason)]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData(null, 0)]
    [InlineData("ja", 1)]
    public void PartnerVoluntary_OtherThanOneOrZero_IsRejected(string? voluntary, int rejected)
    {
        PartnerReading reading = PartnerReader.Read([GoodPartner with { Voluntary = voluntary }]);

        reading.Partners.ShouldHaveSingleItem().IsVoluntary.ShouldBeFalse();
        reading.Rejected.Length.ShouldBe(rejected);
    }

    [Fact]
    public void Remark_Readable_IsReadWithItsProseTidied() =>
        RemarkReader.Read([GoodRemark with { Cause = " U\u0308bung entfiel \n" }]).Remarks.ShouldBe(
            [new Remark("B25-2", new DateOnly(2026, 8, 1), "Leitung", "Übung entfiel", "Nachholen", new DateOnly(2026, 10, 1))]);

    [Fact]
    public void Remark_WithoutLineDayRoleOrCause_IsRejected() =>
        RemarkReader.Read(
        [
            GoodRemark with { Indicator = "" },
            GoodRemark with { Indicator = "B25-2 " },
            GoodRemark with { WrittenOn = "1.8.2026" },
            GoodRemark with { Role = " " },
            GoodRemark with { Cause = null },
        ]).Rejected.ShouldBe(
        [
            new RejectedRow("Stellungnahme (ohne Zeile)", null, "Zeile des Zielkatalogs fehlt"),
            new RejectedRow("Stellungnahme B25-2 ", null, "Zeile des Zielkatalogs unlesbar: Leerzeichen am Anfang oder Ende"),
            new RejectedRow("Stellungnahme B25-2", null, "kein Datum (JJJJ-MM-TT): 1.8.2026"),
            new RejectedRow("Stellungnahme B25-2", null, "Funktion fehlt"),
            new RejectedRow("Stellungnahme B25-2", null, "Ursache fehlt"),
        ]);

    [Fact]
    public void RemarkNewDate_Unreadable_IsRejectedAndTheRemarkStays()
    {
        RemarkReading reading = RemarkReader.Read([GoodRemark with { NewDate = "Herbst" }]);

        reading.Remarks.ShouldHaveSingleItem().NewDate.ShouldBeNull();
        reading.Rejected.ShouldHaveSingleItem().Value.ShouldBe("neuer_termin=Herbst");
    }
}
