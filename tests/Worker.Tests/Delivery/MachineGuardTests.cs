using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>A copy, or a database from a backup, mails nothing until a person says so.</summary>
public sealed class MachineGuardTests : IDisposable
{
    private readonly PostRoom room = new(isArmed: false);
    private readonly OutboxTests.Channel channel = new(() => new SendOutcome(DeliveryState.Sent, "250"));

    public void Dispose() => room.Dispose();

    [OnEachDialect]
    public void Machine_ThatNobodyArmed_SendsNothing_AndSaysSoOnce()
    {
        room.Write(PostRoom.Mail());
        MailDispatch dispatch = room.Dispatch(channel: channel);
        room.Send(dispatch);
        room.Send(dispatch);
        channel.Sent.ShouldBe(0);
        (LogLevel level, string message) = room.Log.Entries.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        message.ShouldContain("kiindicators arm");
    }

    [OnEachDialect]
    public void FirstArming_SendsWhatWaits()
    {
        room.Write(PostRoom.Mail());
        room.Guard.Arm("Frau Muster").ShouldBe(new Arming(true, [], 0), new ArmingComparer());
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(1);
        room.Guard.Arm("Frau Muster").IsNew.ShouldBeFalse();
    }

    [OnEachDialect]
    public void Copy_OnAnotherMachine_SendsNothing_AndArmedThereAsksAPersonAboutWhatWaited()
    {
        room.Guard.Arm("Frau Muster");
        room.Write(PostRoom.Mail());
        room.MoveTo("rechner-2");
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0);

        room.Guard.Arm("Frau Muster").Unclear.ShouldBe(1);
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0, "the other machine may have sent it");
        room.States.ShouldBe([DeliveryState.Unclear]);
        room.Write(PostRoom.Mail());
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(1, "what is written down from now on is sent");
    }

    [OnEachDialect]
    public void Database_OlderThanTheFolder_SendsNothing_UntilAPersonHasSeenIt()
    {
        room.Guard.Arm("Frau Muster");
        room.Write(PostRoom.Mail());
        room.UnknownFolders.Add("SGS-2026-09-03-1");
        MailDispatch dispatch = room.Dispatch(channel: channel);
        room.Send(dispatch);
        channel.Sent.ShouldBe(0);
        room.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("SGS-2026-09-03-1");

        Arming arming = room.Guard.Arm("Frau Muster");
        arming.Folders.ShouldBe(["SGS-2026-09-03-1"]);
        arming.Unclear.ShouldBe(1);
        room.Guard.WhyNot().ShouldBeNull();
        room.UnknownFolders.Add("SGS-2026-10-01-1");
        room.Guard.WhyNot()!.ShouldContain("SGS-2026-10-01-1");
    }

    /// <summary>The worker makes again what the older database does not know, and so enters the folder: that is no reason to send it a second time.</summary>
    [OnEachDialect]
    public void Database_OlderThanTheFolder_SendsNothing_AlsoWhenTheFolderIsKnownAgain()
    {
        room.Guard.Arm("Frau Muster");
        room.UnknownFolders.Add("SGS-2026-09-03-1");
        room.Guard.Note();
        room.UnknownFolders.Clear();
        room.Write(PostRoom.Mail());
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0);
        room.Guard.WhyNot()!.ShouldContain("SGS-2026-09-03-1");

        room.Guard.Arm("Frau Muster").Unclear.ShouldBe(1);
        room.Guard.WhyNot().ShouldBeNull();
    }

    [OnEachDialect]
    public void Backup_ThatNoFolderBetrays_IsToldByAPerson()
    {
        room.Guard.Arm("Frau Muster");
        room.Write(PostRoom.Mail());
        room.Guard.Arm("Frau Muster", isRestored: true).Unclear.ShouldBe(1);
        room.Send(room.Dispatch(channel: channel));
        channel.Sent.ShouldBe(0);
    }

    [Fact]
    public void MachineId_StandsNowhereInTheDatabase()
    {
        room.MoveTo("geheime-kennung-4711");
        room.Guard.Arm("Frau Muster");
        room.Database.Text("SELECT machine || salt || name FROM mail_machine")!.ShouldNotContain("geheime-kennung-4711");
        room.Database.Text("SELECT COUNT(*) FROM mail_machine").ShouldBe("1");
    }

    [Fact]
    public void Machine_WithoutAnId_SendsNothing_AndSaysWhatToDo()
    {
        room.Guard.Arm("Frau Muster");
        File.Delete(room.Options.MachineIdFile!);
        room.Guard.WhyNot()!.ShouldContain("Mail:MachineIdFile");
        Should.Throw<UserError>(() => room.Guard.Arm("Frau Muster"));
    }

    private sealed class ArmingComparer : IEqualityComparer<Arming>
    {
        public bool Equals(Arming? one, Arming? other) => one?.IsNew == other?.IsNew && one?.Unclear == other?.Unclear && one?.Folders.Length == other?.Folders.Length;

        public int GetHashCode(Arming arming) => 0;
    }
}
