using System.Text.Json;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Doctor;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Doctor;

/// <summary>What one check finds keeps no other from being made, but for what all stand on.</summary>
public sealed class ExaminationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_ThatFails_KeepsNoOtherFromBeingMade()
    {
        var examined = await new Examination(
        [
            HealthCheck.Of("a", "Erstes", () => throw new UserError("Bitte einschalten.")), HealthCheck.Of("b", "Zweites", () => Diagnosis.Ok("gut")),
        ]).RunAsync(Cancellation);

        examined.Select(one => (one.Check.Id, one.Diagnosis!.Verdict, one.Diagnosis.Text)).ShouldBe([("a", Verdict.Fault, "Bitte einschalten."), ("b", Verdict.Ok, "gut")]);
    }

    [Fact]
    public async Task Check_OnWhichAllStand_LeavesTheOthersUnexaminedWhereItFails()
    {
        bool isLooked = false;
        var examined = await new Examination(
        [
            HealthCheck.Of("a", "Erstes", () => throw new UserError("nicht da")) with { IsGround = true },
            HealthCheck.Of("b", "Zweites", () =>
            {
                isLooked = true;
                return Diagnosis.Ok("gut");
            }),
        ]).RunAsync(Cancellation);

        isLooked.ShouldBeFalse();
        examined[1].Diagnosis.ShouldBeNull();
        using JsonDocument document = JsonDocument.Parse(DoctorDocument.Write(examined));
        document.RootElement.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("verdict").GetString()).ShouldBe(["fault", "unexamined"]);
    }

    [Fact]
    public async Task Start_IsStoppedByWhatWouldStopTheFirstReport_AndByNothingElse()
    {
        HealthCheck hint = HealthCheck.Of("a", "Erstes", () => throw new UserError("bitte ansehen"));
        await new Examination([hint]).RequireStartAsync(Cancellation);

        (await Should.ThrowAsync<UserError>(() => new Examination([hint, hint with { Id = "b", StopsStart = true }]).RequireStartAsync(Cancellation))).Message.ShouldBe("bitte ansehen");
    }
}
