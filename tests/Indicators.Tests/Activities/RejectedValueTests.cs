using System.Globalization;
using System.Text;
using KiIndicators.Indicators.Activities;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Activities;

public class RejectedValueTests
{
    private const string Blanks = "Leerzeichen am Anfang oder Ende";
    private const string Invisible = "unsichtbares Zeichen";
    private const string Doubled = "zwei Leerzeichen hintereinander";
    private const string Marks = "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt";

    [Theory]
    [InlineData("kommune", "Entenhausen", "unbekannter Ort")]
    [InlineData("kommune", "alsdorf", "unbekannter Ort")]
    [InlineData("kommune", "5334004", "unbekannter Ort")]
    [InlineData("partner", "P-9", "unbekannter Partner")]
    [InlineData("eingeladen", "p-1", "unbekannter Partner")]
    [InlineData("beitrag", "P-9", "unbekannter Partner")]
    [InlineData("art", "", "leerer Wert")]
    [InlineData("art", null, "leerer Wert")]
    [InlineData("art", "Fortbildung ", Blanks)]
    [InlineData("art", "\tFortbildung", Blanks)]
    [InlineData("art", "Fortbildung\r\n", Blanks)]
    [InlineData("art", "\u00A0Fortbildung", Blanks)]
    [InlineData("art", " ", Blanks)]
    [InlineData("zielgruppe", "Lehrkra\u0308fte", Marks)]
    [InlineData("art", "Fort\u200Bbildung", Invisible + " (breitenloses Leerzeichen, U+200B)")]
    [InlineData("art", "Fortbildung\u200D", Invisible + " (breitenloser Verbinder, U+200D)")]
    [InlineData("art", "\uFEFFFortbildung", Invisible + " (Byte-Reihenfolge-Marke, U+FEFF)")]
    [InlineData("art", "Fort\u00ADbildung", Invisible + " (weiches Trennzeichen, U+00AD)")]
    [InlineData("art", "Modul\u00A01", Invisible + " (geschütztes Leerzeichen, U+00A0)")]
    [InlineData("art", "Modul\u202F1", Invisible + " (schmales geschütztes Leerzeichen, U+202F)")]
    [InlineData("art", "Modul\u20031", Invisible + " (Geviert-Leerzeichen, U+2003)")]
    [InlineData("art", "Modul\u20041", Invisible + " (besonderes Leerzeichen, U+2004)")]
    [InlineData("art", "Modul\u00851", Invisible + " (Zeilenwechsel, U+0085)")]
    [InlineData("art", "Fort\u202Ebildung", Invisible + " (Richtungszeichen, U+202E)")]
    [InlineData("art", "Fort\uFE0Fbildung", Invisible + " (Variantenwähler, U+FE0F)")]
    [InlineData("art", "Fort\u0000bildung", Invisible + " (Steuerzeichen, U+0000)")]
    [InlineData("art", "Fort\u001Bbildung", Invisible + " (Steuerzeichen, U+001B)")]
    [InlineData("art", "Fort\U000E0041bildung", Invisible + " (Etikettzeichen, U+E0041)")]
    [InlineData("art", "Fort\U000E0100bildung", Invisible + " (Variantenwähler, U+E0100)")]
    [InlineData("art", "Fortbildung\U0001D17A", Invisible + " (Zeichen ohne Breite, U+1D17A)")]
    [InlineData("\U000E0061rt", "Fortbildung", "Name des Merkmals unlesbar: " + Invisible + " (Etikettzeichen, U+E0061)")]
    [InlineData("art", "Modul  1", Doubled)]
    [InlineData("art", "\u3000Fortbildung", Blanks)]
    [InlineData("Art", "Fortbildung", "Name des Merkmals ist nicht klein geschrieben")]
    [InlineData("art ", "Fortbildung", "Name des Merkmals unlesbar: " + Blanks)]
    [InlineData("tra\u0308ger", "AWO", "Name des Merkmals unlesbar: " + Marks)]
    public void Attribute_Unreadable_IsRejectedAndTheActivityStays(string name, string? value, string reason)
    {
        ActivityReading reading = DeliveredRows.Read(DeliveredRows.With((name, value), ("thema", "Sprache")));

        reading.Rejected.ShouldBe([new RejectedRow("A-1", $"{name}={value}", reason)]);
        reading.Activities.ShouldHaveSingleItem().Attributes.ShouldBe([new ActivityAttribute("thema", "Sprache")]);
    }

    [Fact]
    public void Attribute_WithoutName_IsRejectedAndShown() =>
        DeliveredRows.Read(DeliveredRows.With((null, "x"))).Rejected
            .ShouldBe([new RejectedRow("A-1", "(ohne Merkmal)=x", "Name des Merkmals fehlt")]);

    [Theory]
    [InlineData("-3")]
    [InlineData("+3")]
    [InlineData("2.5")]
    [InlineData("12.0")]
    [InlineData("1.000")]
    [InlineData(" 7")]
    [InlineData("zwölf")]
    [InlineData("٣")]
    public void Number_NotWholeOrNegative_IsRejectedAndTheActivityStays(string value)
    {
        ActivityReading reading = DeliveredRows.Read(
            DeliveredRows.Good with { Participants = value, Minutes = value, Quantity = value });

        Activity activity = reading.Activities.ShouldHaveSingleItem();
        (activity.Participants, activity.Minutes, activity.Quantity).ShouldBe((null, null, null));
        reading.Rejected.Select(rejected => rejected.Value)
            .ShouldBe([$"teilnahmen={value}", $"minuten={value}", $"menge={value}"]);
    }

    [Theory]
    [InlineData("1000000001")]
    [InlineData("2000000000")]
    [InlineData("99999999999999999999")]
    public void Number_OverAThousandMillion_IsRejectedAsTooLarge(string value) =>
        DeliveredRows.Read(DeliveredRows.Good with { Quantity = value }).Rejected
            .ShouldBe([new RejectedRow("A-1", $"menge={value}", "zu groß (über 1.000.000.000)")]);

    [Fact]
    public void Number_OfAThousandMillion_IsRead() =>
        DeliveredRows.Read(DeliveredRows.Good with { Quantity = "1000000000" })
            .Activities.ShouldHaveSingleItem().Quantity.ShouldBe(1_000_000_000);

    [Fact]
    public void Number_ZeroAndMissing_AreNotTheSame()
    {
        Activity activity = DeliveredRows.Read(DeliveredRows.Good with { Participants = "0", Minutes = "", Quantity = null })
            .Activities.ShouldHaveSingleItem();

        (activity.Participants, activity.Minutes, activity.Quantity).ShouldBe((0, null, null));
    }

    [Fact]
    public void Text_WithOuterBlanksOrMarks_IsRejectedInEveryFieldThatIsCompared()
    {
        ActivityReading reading = DeliveredRows.Read(DeliveredRows.Good with
        {
            Title = "Treffen ", Organiser = " KI", Unit = "Pla\u0308tze", Note = "Begru\u0308ndung",
        });

        reading.Rejected.Select(rejected => rejected.Value)
            .ShouldBe(["veranstalter= KI", "einheit=Pla\u0308tze", "notiz=Begru\u0308ndung"]);
        Activity activity = reading.Activities.ShouldHaveSingleItem();
        (activity.Title, activity.Organiser, activity.Unit, activity.Note).ShouldBe(("Treffen", null, null, null));
    }

    [Fact]
    public void Note_WithBlanksOfAnyKindBetweenItsWords_IsRead() =>
        DeliveredRows.Read(DeliveredRows.Good with { Note = "Gut besucht.  Am 3.\u00A0Mai\nnoch einmal." })
            .Activities.ShouldHaveSingleItem().Note.ShouldBe("Gut besucht.  Am 3.\u00A0Mai\nnoch einmal.");

    [Fact]
    public void Note_WithACharacterWithoutWidth_IsRejected() =>
        DeliveredRows.Read(DeliveredRows.Good with { Note = "Gut\u200Bbesucht" }).Rejected
            .ShouldHaveSingleItem().Reason.ShouldBe(Invisible + " (breitenloses Leerzeichen, U+200B)");

    /// <summary>A test's own data cannot hold half of a pair.</summary>
    [Fact]
    public void Attribute_WithHalfOfAPairOfSurrogates_IsRejected()
    {
        foreach (string half in new[] { "Fort" + (char)0xD83C, (char)0xDF89 + "bildung", "Fort" + (char)0xDF89 + (char)0xD83C + "bildung" })
        {
            DeliveredRows.Read(DeliveredRows.With(("art", half))).Rejected.ShouldHaveSingleItem().Reason
                .ShouldStartWith(Invisible + " (halbes Zeichen, U+D");
        }
    }

    [Theory]
    [InlineData("Fest \U0001F389")]
    [InlineData("\U0001D11E Musik")]
    [InlineData("\U00020BB7野家")]
    public void Attribute_WithAVisibleCharacterBeyondTheFirstPlane_IsRead(string value) =>
        DeliveredRows.Read(DeliveredRows.With(("art", value))).Activities.ShouldHaveSingleItem().Values("art").ShouldBe([value]);

    /// <summary>Two signs of Kaithi are of that category and stand visibly before a number.</summary>
    [Fact]
    public void Characters_ThatUnicodeCallsFormatOrControlBeyondTheFirstPlane_AreSeenByNobody() =>
        Enumerable.Range(0x10000, 0x100000).Where(code => Rune.GetUnicodeCategory(new Rune(code)) is UnicodeCategory.Format or UnicodeCategory.Control)
            .Where(code => DeliveredText.FirstUnseen(char.ConvertFromUtf32(code)) < 0).ShouldBe([0x110BD, 0x110CD]);

    [Fact]
    public void Title_WithAnyCharacters_IsKeptSinceItIsNeverCompared()
    {
        ActivityReading reading = DeliveredRows.Read(DeliveredRows.Good with { Title = " Fest \U0001F468\u200D\U0001F469\u200D\U0001F467  \u00ADfu\u0308r alle\uD800 " });

        reading.Rejected.ShouldBeEmpty();
        reading.Activities.ShouldHaveSingleItem().Title.ShouldBe("Fest \U0001F468\u200D\U0001F469\u200D\U0001F467  \u00ADfür alle\uFFFD");
    }

    [Fact]
    public void Umlauts_PrecomposedAreReadComposedOfTwoAreRejected()
    {
        ActivityReading reading = DeliveredRows.Read(
            DeliveredRows.With(("zielgruppe", "Lehrkräfte"), ("zielgruppe", "Lehrkra\u0308fte")));

        reading.Activities.ShouldHaveSingleItem().Values("zielgruppe").ShouldBe(["Lehrkräfte"]);
        reading.Rejected.ShouldHaveSingleItem().Reason.ShouldBe(Marks);
    }

    [Fact]
    public void Title_Of200Characters_IsKeptWhole()
    {
        string title = new('ä', 200);

        DeliveredRows.Read(DeliveredRows.Good with { Title = title }).Activities.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("gestern")]
    [InlineData("2025-02-30")]
    [InlineData("2025-03-02x")]
    [InlineData("02.03.2025 08:00")]
    public void Moment_Unreadable_IsRejectedAndJudgesNothing(string value)
    {
        ActivityReading reading = DeliveredRows.Read(DeliveredRows.Good with { RecordedAt = value, ChangedAt = value });

        Activity activity = reading.Activities.ShouldHaveSingleItem();
        (activity.RecordedOn, activity.ChangedOn).ShouldBe((null, null));
        reading.Rejected.Select(rejected => rejected.Value).ShouldBe([$"erfasst_am={value}", $"geaendert_am={value}"]);
    }

    [Theory]
    [InlineData("2025-03-02")]
    [InlineData("2025-03-02 23:59:59")]
    [InlineData("2025-03-02T23:59:59")]
    public void Moment_WithOrWithoutTime_GivesItsDay(string value) =>
        DeliveredRows.Read(DeliveredRows.Good with { ChangedAt = value })
            .Activities.ShouldHaveSingleItem().ChangedOn.ShouldBe(new DateOnly(2025, 3, 2));

    [Theory]
    [InlineData("05334036", "05334036")]
    [InlineData("Würselen", "05334036")]
    [InlineData("Wuerselen", "05334036")]
    [InlineData("online", "online")]
    public void Place_ByKeyNameAliasOrWithoutReach_IsRecognised(string delivered, string key) =>
        DeliveredRows.Read(DeliveredRows.With(("kommune", delivered)))
            .Activities.ShouldHaveSingleItem().Values("kommune").ShouldBe([key]);

    [Fact]
    public void Attributes_DoubledAlsoUnderAnAlias_StandOnceInOrdinalOrder() =>
        DeliveredRows.Read(DeliveredRows.With(
                ("kommune", "Würselen"), ("kommune", "Wuerselen"), ("art", "b"), ("art", "B"), ("art", "b")))
            .Activities.ShouldHaveSingleItem().Attributes.ShouldBe(
            [
                new ActivityAttribute("art", "B"), new ActivityAttribute("art", "b"), new ActivityAttribute("kommune", "05334036"),
            ]);
}
