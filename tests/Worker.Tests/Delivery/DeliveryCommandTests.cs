using System.Diagnostics;
using System.Text.Json;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Tests.Commands;
using KiIndicators.Worker.Tests.Kills;
using MimeKit;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>The commands around mail, and the worker that sends it, as processes.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class DeliveryCommandTests : IClassFixture<DemoFixture>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly (string Name, string Value)[] environment;
    private readonly SqlDatabase database;

    public DeliveryCommandTests(DemoFixture demo)
    {
        demo.CopyTo(folder.Path);
        string machine = Path.Combine(folder.Path, "rechner");
        File.WriteAllText(machine, "rechner-1");
        database = DatabaseProvider.Create(SqlRoom.Sqlite, $"Data Source={Path.Combine(folder.Path, "kiindicators.db")}");
        environment =
        [
            ("KIINDICATORS_Database__ConnectionString", $"Data Source={Path.Combine(folder.Path, "kiindicators.db")}"),
            ("KIINDICATORS_Reports__Folder", folder.Path),
            ("KIINDICATORS_Mail__From", "Integrationszentrum <ki@kreis.example>"),
            ("KIINDICATORS_Mail__Folder", Post),
            ("KIINDICATORS_Mail__Office", "Ausschussbüro <buero@kreis.example>"),
            ("KIINDICATORS_Mail__Owner", "leitung@kreis.example"),
            ("KIINDICATORS_Mail__AllowedDomains", "kreis.example"),
            ("KIINDICATORS_Mail__MachineIdFile", machine),
        ];
    }

    private string Post => Path.Combine(folder.Path, "post");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Commands_ArmTestListAndResolve()
    {
        ProgramResult unarmed = await RunAsync("mail", "test", "--to", "wer@kreis.example");
        unarmed.ExitCode.ShouldBe(1);
        unarmed.Errors.ShouldContain("kiindicators arm");
        (await RunAsync("arm")).Output.ShouldContain("geht ab jetzt Mail ab");
        ProgramResult test = await RunAsync("mail", "test", "--to", "wer@kreis.example");
        test.Output.ShouldContain("abgelegt als");
        Directory.GetFiles(Post, "*.eml").ShouldHaveSingleItem();
        (await RunAsync("mail", "test", "--to", "wer@fremd.example")).ExitCode.ShouldBe(2);

        (await RunAsync("delivery", "list")).Output.ShouldContain("Nichts wartet");
        Outbox outbox = new(database, new MailOptions(), TimeProvider.System);
        database.Write(transaction =>
        {
            outbox.Write(transaction, [PostRoom.Mail("jemand@kreis.example")]);
            return 0;
        });
        Envelope claimed = outbox.TryClaim(outbox.Read().Rows.Single(), "x")!;
        outbox.TryNote(claimed, DeliveryState.Unclear, "keine Antwort").ShouldBeTrue();

        JsonElement listed = JsonDocument.Parse((await RunAsync("delivery", "list", "--format", "json")).Output).RootElement[0];
        listed.GetProperty("state").GetString().ShouldBe("unclear");
        string id = listed.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await RunAsync("delivery", "list")).Output.ShouldContain("keine Antwort");
        JsonDocument.Parse((await RunAsync("status", "--format", "json")).Output).RootElement.GetProperty("mail").GetProperty("counts").GetProperty("unclear").GetInt32().ShouldBe(1);
        (await RunAsync("delivery", "resolve", id)).Errors.ShouldContain("--sent oder --resend");
        (await RunAsync("delivery", "retry", id)).Errors.ShouldContain("erwartet wird gescheitert");
        (await RunAsync("delivery", "resolve", id, "--sent")).ExitCode.ShouldBe(0);
        (await RunAsync("delivery", "list", "--all")).Output.ShouldContain("gesendet, sagt");
    }

    /// <summary>Also the proof of the wiring: a real worker makes report and Vorabfassung, and each goes where it belongs.</summary>
    [Fact]
    public async Task Worker_MailsAReportToTheOfficeAndAVorabfassungToItsOwner()
    {
        (await RunAsync("arm")).ExitCode.ShouldBe(0);
        DateOnly today = BerlinTime.Today(TimeProvider.System);
        Committee committee = new("SGS", "Ausschuss");
        MeetingStore store = new(database, [committee]);
        store.Add(committee, today.AddDays(5), new TimeOnly(9, 0), TimeProvider.System.GetUtcNow());
        store.Add(committee, today.AddDays(21), new TimeOnly(9, 0), TimeProvider.System.GetUtcNow());

        using WorkerProcess worker = new(Path.Combine(AppContext.BaseDirectory, "kiindicators.dll"), folder.Path, environment, "run");
        long began = Stopwatch.GetTimestamp();
        while (Files.Length < 2 && !worker.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        worker.Stop();
        await worker.EndAsync(Patience, TestContext.Current.CancellationToken);
        MimeMessage[] mails = [.. Files.Select(file => MimeMessage.Load(file, TestContext.Current.CancellationToken)).OrderBy(mail => mail.Subject, StringComparer.Ordinal)];
        mails.Length.ShouldBe(2, worker.Said);
        mails[0].To.Mailboxes.Single().Address.ShouldBe("buero@kreis.example");
        mails[0].Attachments.OfType<MimePart>().ShouldHaveSingleItem().FileName.ShouldEndWith("-1-Sachstandsbericht.pdf");
        mails[0].TextBody!.ShouldContain("Sachlage");
        mails[1].To.Mailboxes.Single().Address.ShouldBe("leitung@kreis.example");
        mails[1].Attachments.OfType<MimePart>().ShouldHaveSingleItem().FileName.ShouldEndWith("-V1-Vorabfassung.pdf");
        mails[1].TextBody!.ShouldContain("Stellungnahmen");
    }

    private string[] Files => Directory.Exists(Post) ? Directory.GetFiles(Post, "*.eml") : [];

    private Task<ProgramResult> RunAsync(params string[] arguments) =>
        Commands.Program.RunAsync(folder.Path, TestContext.Current.CancellationToken, arguments, environment);
}
