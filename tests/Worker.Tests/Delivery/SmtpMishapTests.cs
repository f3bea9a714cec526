using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>
/// What becomes of a mail at every stage of the conversation with a relay. The same table stands in docs/zustellung.md.
/// </summary>
public sealed class SmtpMishapTests : IAsyncDisposable
{
    // Long enough for a busy machine to answer, short enough to be waited for.
    private const int Timeout = 700;

    private readonly ScriptedRelay relay = new();
    private readonly PostRoom room = new();

    /// <summary>Stage, what happens there, and the state that follows.</summary>
    public static TheoryData<SmtpStage, Mishap, string> Table => new()
    {
        { SmtpStage.Greeting, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Greeting, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Greeting, Mishap.Closed, "wartet" },
        { SmtpStage.Greeting, Mishap.Hanging, "wartet" },
        { SmtpStage.Ehlo, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Ehlo, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Ehlo, Mishap.Closed, "wartet" },
        { SmtpStage.Ehlo, Mishap.Hanging, "wartet" },
        { SmtpStage.StartTls, Mishap.NotOffered, "wartet" },
        { SmtpStage.StartTls, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.StartTls, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.StartTls, Mishap.Closed, "wartet" },
        { SmtpStage.StartTls, Mishap.Hanging, "wartet" },
        { SmtpStage.Auth, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Auth, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Auth, Mishap.Closed, "wartet" },
        { SmtpStage.Auth, Mishap.Hanging, "wartet" },
        { SmtpStage.Mail, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Mail, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Mail, Mishap.Closed, "wartet" },
        { SmtpStage.Mail, Mishap.Hanging, "wartet" },
        { SmtpStage.Rcpt, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Rcpt, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Rcpt, Mishap.Closed, "wartet" },
        { SmtpStage.Rcpt, Mishap.Hanging, "wartet" },
        { SmtpStage.Data, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Data, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Data, Mishap.Closed, "wartet" },
        { SmtpStage.Data, Mishap.Hanging, "wartet" },
        { SmtpStage.Content, Mishap.Closed, "wartet" },
        { SmtpStage.Content, Mishap.Hanging, "wartet" },
        { SmtpStage.Dot, Mishap.RefusedForNow, "wartet" },
        { SmtpStage.Dot, Mishap.RefusedForGood, "gescheitert" },
        { SmtpStage.Dot, Mishap.Closed, "unklar" },
        { SmtpStage.Dot, Mishap.Hanging, "unklar" },
        { SmtpStage.Dot, Mishap.LateOk, "unklar" },
        { SmtpStage.Dot, Mishap.Nonsense, "unklar" },
        { SmtpStage.Quit, Mishap.RefusedForGood, "gesendet" },
        { SmtpStage.Quit, Mishap.Closed, "gesendet" },
        { SmtpStage.Quit, Mishap.Hanging, "gesendet" },
    };

    public async ValueTask DisposeAsync()
    {
        await relay.DisposeAsync();
        room.Dispose();
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Mishap_AtAStage_EndsInTheStateOfTheTable(SmtpStage stage, Mishap mishap, string state)
    {
        relay.AsksForLogin = true;
        relay.OffersStartTls = stage == SmtpStage.StartTls;
        room.With(relay, Timeout);
        relay.OffersStartTls = stage == SmtpStage.StartTls && mishap != Mishap.NotOffered;
        relay.Script = (stage, mishap);
        room.Write(MailOf(stage));

        room.Send();

        Envelope envelope = room.Envelopes.ShouldHaveSingleItem();
        envelope.State.Word().ShouldBe(state, envelope.LastAnswer);
        envelope.LastAnswer!.ShouldNotContain("streng-geheim");
        if (mishap is Mishap.RefusedForNow or Mishap.RefusedForGood && stage != SmtpStage.Quit)
        {
            envelope.LastAnswer!.ShouldContain(mishap == Mishap.RefusedForNow ? "4.3.0 heute nicht" : "5.7.1 niemals");
        }

        // The relay is in order again, a day has passed, and two workers look.
        int connections = relay.Connections;
        relay.Script = null;
        relay.OffersStartTls = false;
        room.With(relay).Time.Advance(TimeSpan.FromDays(1));
        room.Send();
        room.Send(room.Dispatch("anderswo-2"));
        if (state == "wartet")
        {
            room.States.ShouldBe([DeliveryState.Sent]);
            relay.Taken.ShouldHaveSingleItem();
        }
        else
        {
            relay.Connections.ShouldBe(connections, "nobody connects again for a mail that is sent, failed or unclear");
        }
    }

    /// <summary>One that the buffers of a connection do not hold, where it is to break within the content.</summary>
    private static OutgoingMail MailOf(SmtpStage stage) => stage != SmtpStage.Content
        ? PostRoom.Mail()
        : PostRoom.Mail() with { Attachments = [new MailFile("groß.pdf", "application/pdf", new byte[20_000_000])] };

    [Fact]
    public void Address_ThatTheRelayCannotWrite_FailsForGood()
    {
        room.With(relay).Write(PostRoom.Mail("jürgen@kreis.example"));
        room.Send();
        room.States.ShouldBe([DeliveryState.Failed]);
        relay.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void Manual_HasTheSameTable()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "zustellung.md"));
        foreach (IGrouping<SmtpStage, (Mishap Mishap, string State)> stage in Table
            .GroupBy(row => row.Data.Item1, row => (row.Data.Item2, row.Data.Item3)))
        {
            string cells = string.Join(" | ", Columns.Select(column => stage.Where(cell => cell.Mishap == column).Select(cell => cell.State).FirstOrDefault("–")));
            manual.ShouldContain($"| {Names[stage.Key]} | {cells} |");
        }
    }

    private static readonly Mishap[] Columns =
        [Mishap.RefusedForNow, Mishap.RefusedForGood, Mishap.Closed, Mishap.Hanging, Mishap.LateOk, Mishap.Nonsense, Mishap.NotOffered];

    private static readonly Dictionary<SmtpStage, string> Names = new()
    {
        [SmtpStage.Greeting] = "Begrüßung", [SmtpStage.Ehlo] = "EHLO", [SmtpStage.StartTls] = "STARTTLS", [SmtpStage.Auth] = "AUTH", [SmtpStage.Mail] = "MAIL FROM",
        [SmtpStage.Rcpt] = "RCPT TO", [SmtpStage.Data] = "DATA", [SmtpStage.Content] = "mitten im Inhalt", [SmtpStage.Dot] = "nach dem letzten Punkt",
        [SmtpStage.Quit] = "QUIT",
    };
}
