using System.Text;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Feeds.Lists;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>The session list of a committee office, as CSV or as a workbook.</summary>
public sealed class MeetingImportTests : IDisposable
{
    private static readonly Committees Committees = new() { All = [new Committee("SGS", "Ausschuss für Soziales"), new Committee("BA", "Bildungsausschuss")] };

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero));

    private MeetingStore Store => new(database.Connections, Committees.All);

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void List_AsCsv_GivesItsMeetings()
    {
        ImportedMeetings imported = Import(
            "Gremium;Datum;Uhrzeit;Status;Raum\nSGS;3.9.2026;16:00;;Saal\nAusschuss für Soziales;10.12.2026;17.30 Uhr;entfällt;\n\nBA;2026-09-08;;;\nRat;1.1.2027;;;\n");

        Meetings().ShouldBe(["SGS-2026-09-03 16:00 Known", "BA-2026-09-08  Known", "SGS-2026-12-10 17:30 Cancelled"]);
        imported.Lines.ShouldBe(3);
        imported.Strangers.ShouldBe(["Rat"]);
    }

    [Fact]
    public void List_AsWorkbook_GivesItsMeetings()
    {
        string path = Path.Combine(database.Folder, "sitzungen.xlsx");
        new TestWorkbook().With(
            "Sitzungen",
            ["Gremium", "Datum", "Beginn", "Status"],
            ["SGS", new DateTime(2026, 9, 3), "16:00", null],
            ["Bildungsausschuss", new DateTime(2026, 9, 8), null, "abgesagt"],
            ["SGS", new DateTime(2026, 9, 10), new TimeSpan(17, 30, 0), null]).SaveAs(path);

        Importer.Import(path);

        Meetings().ShouldBe(["SGS-2026-09-03 16:00 Known", "BA-2026-09-08  Cancelled", "SGS-2026-09-10 17:30 Known"]);
    }

    [Fact]
    public void List_FromExcel_IsReadInItsOwnCharactersAndSeparators()
    {
        string path = Path.Combine(database.Folder, "liste.csv");
        File.WriteAllBytes(path, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Ausschuss,Tag,Zeit\r\n\"Ausschuss für Soziales\",\"03.09.2026\",\"16:00\"\r\n"));

        Importer.Import(path);

        Meetings().ShouldBe(["SGS-2026-09-03 16:00 Known"]);
    }

    [Fact]
    public void List_ThatIsImportedAgain_ChangesNothing()
    {
        const string List = "Gremium;Datum;Beginn\nSGS;3.9.2026;16:00\nSGS;3.9.2026;18:00\n";
        Import(List);

        Import(List).Changes.ShouldBeEmpty();
        Meetings().ShouldBe(["SGS-2026-09-03 16:00 Known", "SGS-2026-09-03b 18:00 Known"]);
    }

    /// <summary>A list is the whole truth for its committees between its first and its last day, and silent about all else.</summary>
    [Fact]
    public void Meeting_ThatALaterListLacks_IsToBeChecked()
    {
        Import("Gremium;Datum\nSGS;5.3.2026\nSGS;3.9.2026\nSGS;8.10.2026\nBA;8.9.2026\nSGS;10.12.2026\n");

        Import("Gremium;Datum\nSGS;3.9.2026\nSGS;12.11.2026\n");

        Meetings().ShouldBe(
        [
            "SGS-2026-03-05  Known", "SGS-2026-09-03  Known", "BA-2026-09-08  Known", "SGS-2026-10-08  ToCheck", "SGS-2026-11-12  Known", "SGS-2026-12-10  Known",
        ]);
    }

    [Fact]
    public void Meeting_WithAKennung_IsMovedByIt()
    {
        Import("Kennung;Gremium;Datum;Beginn\n4711;SGS;3.9.2026;16:00\n");

        Import("Kennung;Gremium;Datum;Beginn\n4711;SGS;10.9.2026;16:00\n").Changes.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Moved);
    }

    [Fact]
    public void Faults_AreNamedAllAtOnce_AndNothingIsWritten()
    {
        string message = Should.Throw<UserError>(() => Import(
            "Gremium;Datum;Beginn;Status\nSGS;31.2.2026;16:00;\nSGS;3.9.2026;abends;vielleicht\n;4.9.2026;;\nSGS;3.9.1826;;\nSGS;5.9.2026;;\n")).Message;

        foreach (string part in new[] { "5 Angaben", "Zeile 2: „31.2.2026“", "Zeile 3: „abends“", "„vielleicht“", "Zeile 4: Es fehlt das Gremium", "Zeile 5: „3.9.1826“" })
        {
            message.ShouldContain(part);
        }

        Meetings().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Gremium;Ort\nSGS;Saal\n", "fehlt Datum")]
    [InlineData("", "fehlt Gremium und Datum")]
    [InlineData("Gremium;Datum\nRat;3.9.2026\n", "keine Sitzung eines eingerichteten Gremiums")]
    [InlineData("Gremium;Datum\n\"SGS\"x;3.9.2026\n", "Anführungszeichen")]
    public void File_ThatIsNoList_SaysWhatIsMissing(string text, string expected) => Should.Throw<UserError>(() => Import(text)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("fehlt.csv")]
    [InlineData("kein.xlsx")]
    public void File_ThatCannotBeRead_SaysSo(string name)
    {
        string path = Path.Combine(database.Folder, name);
        if (name.StartsWith("kein", StringComparison.Ordinal))
        {
            File.WriteAllText(path, "Gremium;Datum");
        }

        Should.Throw<UserError>(() => Importer.Import(path)).Message.ShouldContain("lässt sich nicht lesen");
    }

    private MeetingImport Importer => new(Store, Committees, time);

    private ImportedMeetings Import(string text)
    {
        string path = Path.Combine(database.Folder, "liste.csv");
        File.WriteAllText(path, text);
        return Importer.Import(path);
    }

    private string[] Meetings() => [.. Store.All().Select(entry => $"{entry.Meeting.Key} {entry.Meeting.StartTime:HH:mm} {entry.State(time.GetUtcNow())}")];
}
