using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>The life of a few meetings as an operator types it.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class MeetingsCommandTests : IDisposable
{
    private const string Calendar =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20981211T170000\r\nSUMMARY:Sozialausschuss\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=Europe/Berlin:20981212T170000\r\nSUMMARY:Rat\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private readonly TemporaryFolder folder = new();

    public MeetingsCommandTests() => File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), """
        { "Database": { "ConnectionString": "Data Source=k.db" }, "Committees": { "SOZ": "Sozialausschuss" },
          "Feeds": { "ris": { "Kind": "icalendar", "Address": "ris.ics" } } }
        """);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Meeting_IsEnteredExplainedMovedAndCancelled()
    {
        (await DoneAsync("meetings", "add", "--committee", "SOZ", "--date", "2098-09-04", "--time", "16:00")).ShouldContain(
            "Sitzung SOZ-2098-09-04 eingetragen. Der Bericht ist am 18.08.2098 um 07:00 Uhr fällig, Stichtag 17.08.2098.");
        (await DoneAsync("meetings", "explain", "soz-2098-09-04")).ShouldContain("17 Kalendertage");
        (await DoneAsync("meetings", "move", "SOZ-2098-09-04", "--date", "11.9.2098")).ShouldContain(
            "Sitzung SOZ-2098-09-04 verlegt: jetzt SOZ-2098-09-11. Der Bericht ist am 25.08.2098 um 07:00 Uhr fällig");
        (await DoneAsync("meetings", "cancel", "SOZ-2098-09-11")).ShouldContain("Sitzung SOZ-2098-09-11 entfällt; es entsteht kein Bericht.");
        (await DoneAsync("meetings", "list")).ShouldContain("abgesagt");

        ProgramResult unknown = await RunAsync("meetings", "cancel", "SOZ-2098-01-01");
        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldContain("ist nicht eingetragen");
    }

    [Fact]
    public async Task Calendar_IsPreviewedReadAndNamedWhereItIsMissing()
    {
        await DoneAsync("db", "upgrade");
        ProgramResult missing = await RunAsync("meetings", "sync");
        missing.ExitCode.ShouldBe(1);
        missing.Errors.ShouldContain("ris.ics ist nicht lesbar");

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "ris.ics"), Calendar, TestContext.Current.CancellationToken);
        (await DoneAsync("meetings", "sync", "--dry-run")).ShouldContain("es wird nichts geändert");
        (await DoneAsync("meetings", "list")).ShouldNotContain("SOZ-2098");
        string read = await DoneAsync("meetings", "sync");
        read.ShouldContain("SOZ-2098-12-11 neu, 17:00 Uhr.");
        read.ShouldContain("Nicht eingerichtet: Rat.");
        (await DoneAsync("meetings", "list")).ShouldContain("in Ordnung");
    }

    [Fact]
    public async Task List_IsImported()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "liste.csv"), "Gremium;Datum;Beginn\nSozialausschuss;4.9.2098;16:00\n", TestContext.Current.CancellationToken);

        (await DoneAsync("meetings", "import", "liste.csv")).ShouldContain("SOZ-2098-09-04 neu, 16:00 Uhr.");
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Program.RunAsync(folder.Path, TestContext.Current.CancellationToken, arguments);

    private async Task<string> DoneAsync(params string[] arguments)
    {
        ProgramResult result = await RunAsync(arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Output;
    }
}
