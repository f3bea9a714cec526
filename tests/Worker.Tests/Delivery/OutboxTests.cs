using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>Each envelope is sent at most once, whoever looks and whatever is cut off.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly PostRoom room = new();

    public void Dispose() => room.Dispose();

    [OnEachDialect]
    public void Mail_IsOneEnvelopeAnAddress_EachWithAMessageIdOfItsOwn()
    {
        room.Write(PostRoom.Mail("eins@kreis.example", "zwei@kreis.example", "eins@kreis.example"));
        room.Envelopes.Select(envelope => envelope.Recipient).ShouldBe(["eins@kreis.example", "zwei@kreis.example"]);
        room.Envelopes.Select(envelope => envelope.MessageId).Distinct().Count().ShouldBe(2);
        room.States.ShouldAllBe(state => state == DeliveryState.Waiting);
    }

    [OnEachDialect]
    public void Mail_WhoseTransactionIsUndone_IsNone()
    {
        Should.Throw<InvalidOperationException>(() => room.Database.Connections.Write<int>(transaction =>
        {
            room.Outbox.Write(transaction, [PostRoom.Mail()]);
            throw new InvalidOperationException();
        }));
        room.Envelopes.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Claim_ByTwoWorkers_IsWonByOne()
    {
        room.Write(PostRoom.Mail());
        Envelope waiting = room.Envelopes.Single();
        room.Outbox.TryClaim(waiting, "a").ShouldNotBeNull();
        room.Outbox.TryClaim(waiting, "b").ShouldBeNull();
        room.Envelopes.Single().Claim!.Value.Worker.ShouldBe("a");
    }

    [OnEachDialect]
    public void Envelope_IsBeingSent_BeforeAnybodyConnects()
    {
        room.Write(PostRoom.Mail());
        List<DeliveryState> seen = [];
        Channel channel = new(() =>
        {
            seen.AddRange(room.States);
            return new SendOutcome(DeliveryState.Sent, "250");
        });
        room.Send(room.Dispatch(channel: channel));
        seen.ShouldBe([DeliveryState.Sending]);
        room.States.ShouldBe([DeliveryState.Sent]);
    }

    /// <summary>The worker died, or the answer could not be noted: the same to whoever looks next.</summary>
    [OnEachDialect]
    public void Envelope_WhoseWorkerIsGone_IsUnclearAtTheNextStart_AndNeverSentAgain()
    {
        room.Write(PostRoom.Mail());
        room.Outbox.TryClaim(room.Envelopes.Single(), $"{Environment.MachineName}-{int.MaxValue}/x").ShouldNotBeNull();
        Channel channel = new(() => new SendOutcome(DeliveryState.Sent, "250"));
        room.Send(room.Dispatch(channel: channel));
        room.States.ShouldBe([DeliveryState.Unclear]);
        room.Time.Advance(TimeSpan.FromDays(30));
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0);
        room.Log.Entries.ShouldContain(entry => entry.Level == LogLevel.Error && entry.Message.Contains("delivery resolve"));
    }

    [OnEachDialect]
    public void Envelope_OfAnotherMachine_IsLeftInPeaceUntilItIsStale()
    {
        room.Write(PostRoom.Mail());
        room.Outbox.TryClaim(room.Envelopes.Single(), "fremder-rechner-7/x").ShouldNotBeNull();
        room.Send();
        room.States.ShouldBe([DeliveryState.Sending]);
        room.Time.Advance(MailDispatch.StaleAfter);
        room.Send();
        room.States.ShouldBe([DeliveryState.Unclear]);
    }

    [Fact]
    public void Answer_ThatCannotBeNoted_EndsInUnclear_AndNeverInASecondMail()
    {
        room.Write(PostRoom.Mail());
        Channel channel = new(() =>
        {
            // The database goes away while the relay has the mail.
            room.Database.Execute("ALTER TABLE mail_delivery RENAME TO weg");
            return new SendOutcome(DeliveryState.Sent, "250");
        });
        MailDispatch dispatch = room.Dispatch(channel: channel);
        Should.Throw<UserError>(() => room.Send(dispatch));
        room.Database.Execute("ALTER TABLE weg RENAME TO mail_delivery");
        room.Send(dispatch);
        room.States.ShouldBe([DeliveryState.Unclear]);
        room.Send(room.Dispatch("anderswo-2", channel));
        channel.Sent.ShouldBe(1);
    }

    [OnEachDialect]
    public void TemporaryRefusal_IsTriedAgainWithGrowingPauses_AndFailsAtTheLimit()
    {
        room.Write(PostRoom.Mail());
        List<double> minutes = [];
        DateTimeOffset last = room.Time.GetUtcNow();
        Channel channel = new(() =>
        {
            minutes.Add((room.Time.GetUtcNow() - last).TotalMinutes);
            last = room.Time.GetUtcNow();
            return new SendOutcome(DeliveryState.Waiting, "451 später");
        });
        MailDispatch dispatch = room.Dispatch(channel: channel);
        for (int minute = 0; minute < 3 * 24 * 60; minute++)
        {
            room.Send(dispatch);
            room.Time.Advance(TimeSpan.FromMinutes(1));
        }

        minutes.Take(9).ShouldBe([0, 1, 2, 4, 8, 16, 32, 60, 60]);
        channel.Sent.ShouldBe(MailDispatch.MostAttempts);
        Envelope envelope = room.Envelopes.Single();
        envelope.State.ShouldBe(DeliveryState.Failed);
        envelope.LastAnswer!.ShouldContain("451 später");
    }

    [OnEachDialect]
    public void Channel_OutOfOrder_IsAskedOnceALook()
    {
        room.Write(PostRoom.Mail("a@kreis.example", "b@kreis.example", "c@kreis.example"));
        Channel channel = new(() => new SendOutcome(DeliveryState.Waiting, "keine Verbindung") { IsChannelFault = true });
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UnclearMail_IsWhatAPersonSays(bool isSent)
    {
        room.Write(PostRoom.Mail());
        Channel channel = new(() => new SendOutcome(DeliveryState.Unclear, "still"));
        room.Send(room.Dispatch(channel: channel));
        room.Outbox.TryResolve(room.Envelopes.Single(), isSent ? DeliveryState.Sent : DeliveryState.Waiting, "Frau Muster").ShouldBeTrue();
        room.States.ShouldBe([isSent ? DeliveryState.Sent : DeliveryState.Waiting]);
        room.Envelopes.Single().Resolved!.Value.Who.ShouldBe("Frau Muster");
        Channel good = new(() => new SendOutcome(DeliveryState.Sent, "250"));
        room.Send(room.Dispatch(channel: good));
        good.Sent.ShouldBe(isSent ? 0 : 1);
        room.States.ShouldBe([DeliveryState.Sent]);
    }

    [Fact]
    public void Domain_ThatIsNotAllowed_GetsNothing()
    {
        room.Options = room.Options with { AllowedDomains = ["kreis.example"] };
        room.Write(PostRoom.Mail("fremd@anderswo.example"));
        Channel channel = new(() => new SendOutcome(DeliveryState.Sent, "250"));
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0);
        room.States.ShouldBe([DeliveryState.Failed]);
    }

    [Fact]
    public void Folder_GetsEachMailOnceAsAFile()
    {
        room.Write(PostRoom.Mail("a@kreis.example", "b@kreis.example"));
        room.Send();
        room.Send();
        room.States.ShouldAllBe(state => state == DeliveryState.Sent);
        string[] files = Directory.GetFiles(room.Options.Folder!);
        files.Length.ShouldBe(2);
        files.ShouldAllBe(file => file.EndsWith(".eml", StringComparison.Ordinal));
        File.ReadAllText(files[0]).ShouldContain("Subject: Probe");
    }

    [Fact]
    public void Step_ThatNobodyKnows_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => room.Outbox.TryResolve(
            new Envelope(1, "", MailKind.Test, "", "", DeliveryState.Sent), DeliveryState.Waiting, "x"));

    /// <summary>Says what it is told to, and counts.</summary>
    internal sealed class Channel(Func<SendOutcome> answer) : IMailChannel
    {
        public int Sent { get; private set; }

        public string Name => "Probe";

        public SendOutcome Send(Envelope envelope, byte[] content)
        {
            Sent++;
            return answer();
        }
    }
}
