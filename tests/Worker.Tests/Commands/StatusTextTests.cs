using System.Text.Json;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Tests.Runs;
using KiIndicators.Worker.Tests.Watch;
using KiIndicators.Worker.Watch;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>`status` for a monitoring, a program and a person.</summary>
public sealed class StatusTextTests : IDisposable
{
    private readonly WatchedWorker worker = new(WatchedWorker.Due);

    public void Dispose() => worker.Dispose();

    [Fact]
    public void Line_WhereNothingIsWrong_NamesTheNextMeeting()
    {
        StatusText.Line(worker.Reader.Read(WatchedWorker.Due.AddDays(-30))).ShouldBe(
            "0:OK - nichts fehlt; nächste Sitzung SGS-2026-09-03, Bericht fällig 17.08.2026 | befunde=0 faellig=0 fehlend=0 kalender_gestoert=0 mails_offen=0 mails_unklar=0 mails_gescheitert=0");
    }

    [Fact]
    public void Line_WhereAReportIsMissing_IsCriticalAndOneLine()
    {
        worker.Time.Advance(TimeSpan.FromHours(1));
        string line = StatusText.Line(worker.Read());
        line.ShouldStartWith("1:KRITISCH - Der Bericht zur Sitzung SGS-2026-09-03 ist seit 17.08.2026, 07:00 Uhr fällig");
        line.ShouldEndWith("| befunde=1 faellig=1 fehlend=1 kalender_gestoert=0 mails_offen=0 mails_unklar=0 mails_gescheitert=0");
    }

    [Fact]
    public void Line_WhoseReasonHasBarsAndLines_StaysOneLineWithOneBar()
    {
        StatusReport report = new(WatchedWorker.Due) { Findings = [new Finding(FindingKind.Feed, "x", Severity.Warning, "a|b\nc" + new string('d', 2000))] };
        string line = StatusText.Line(report);
        line.ShouldStartWith("1:WARNUNG - a/b c");
        line.Split('|').Length.ShouldBe(2);
        line.Length.ShouldBeLessThan(700);
    }

    [Fact]
    public void Json_SaysTheSame()
    {
        worker.Time.Advance(TimeSpan.FromHours(1));
        JsonElement root = JsonDocument.Parse(StatusDocument.Write(worker.Read())).RootElement;
        root.GetProperty("verdict").GetString().ShouldBe("critical");
        root.GetProperty("findings")[0].GetProperty("kind").GetString().ShouldBe("missing");
        root.GetProperty("meetings")[0].GetProperty("due").GetString().ShouldBe("2026-08-17");
        root.GetProperty("meetings")[0].GetProperty("draft").GetString().ShouldBe("2026-08-06");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void Text_FitsTheTerminal(int width)
    {
        worker.Deliver();
        worker.Publication.Record(FinishedReports.Of(RunNumber.Rehearsal(WatchedWorker.Meeting, 1), FinishedReports.Files("x")), isFirst: true);
        worker.Store.Add(WatchedWorker.Committee, new DateOnly(2026, 8, 27), new TimeOnly(17, 0), WatchedWorker.Due.AddDays(-60));
        StringWriter written = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        StatusText.Print(console, worker.Read());
        string[] lines = written.ToString().Split('\n');
        lines.ShouldAllBe(line => line.TrimEnd().Length <= width);
        lines.ShouldContain(line => line.Contains("SGS-2026-09-03-1"));
        lines.ShouldContain(line => line.Contains("SGS-2026-09-03-V1") && line.Contains("Vorabfassung"));
        lines.ShouldContain(line => line.Contains("SGS-2026-08-27") && line.Contains("10.08.26"), "a meeting with its due day");
    }
}
