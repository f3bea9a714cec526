using CsCheck;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Record;

public sealed class RunNumberTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 30_000].Select(days => new DateOnly(2000, 1, 1).AddDays(days));

    private static readonly Gen<RunNumber> Numbers =
        from committee in Gen.Int[0, 3].Select(index => new[] { "SGS", "D", "JHA2", "ABCDEFGHIJKL" }[index])
        from day in Days
        from sequence in Gen.Int[1, 26]
        from revision in Gen.Int[1, 99_999]
        from kind in Gen.Int[0, 2].Select(index => (RunKind)index)
        select kind switch
        {
            RunKind.Digest => RunNumber.Digest(day.Year, day.Month, revision),
            RunKind.Rehearsal => RunNumber.Rehearsal(MeetingOf(committee, day, sequence), revision),
            _ => RunNumber.Report(MeetingOf(committee, day, sequence), revision),
        };

    [Fact]
    public void Number_ThatIsPrinted_IsReadBack() => Numbers.Sample(number =>
        RunNumber.Parse(number.ToString()) == number
        && RunNumber.Typed($" {number.ToString().ToLowerInvariant()} ") == number
        && RunNumber.Typed(number.ToString().ToUpperInvariant()) == number);

    [Theory]
    [InlineData("SGS-2026-09-03-1", "Report", "SGS", "2026-09-03", 1, 1)]
    [InlineData("SGS-2026-09-03b-1", "Report", "SGS", "2026-09-03", 2, 1)]
    [InlineData("SGS-2026-09-03-12", "Report", "SGS", "2026-09-03", 1, 12)]
    [InlineData("SGS-2026-09-03-V1", "Rehearsal", "SGS", "2026-09-03", 1, 1)]
    [InlineData("SGS-2026-09-03b-V2", "Rehearsal", "SGS", "2026-09-03", 2, 2)]
    [InlineData("D-2026-07-1", "Digest", "D", "2026-07-01", 1, 1)]
    [InlineData("D-2026-07-12", "Digest", "D", "2026-07-01", 1, 12)]
    [InlineData("D-2026-07-12-1", "Report", "D", "2026-07-12", 1, 1)]
    public void Number_SaysWhatItIsOf(string text, string kind, string committee, string day, int sequence, int revision)
    {
        RunNumber number = RunNumber.Parse(text);
        number.ToString().ShouldBe(text);
        (number.Kind.ToString(), number.Committee, number.Day.ToString("yyyy-MM-dd"), number.DaySequence, number.Revision)
            .ShouldBe((kind, committee, day, sequence, revision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("SGS-2026-09-03")]
    [InlineData("SGS-2026-09-31-1")]
    [InlineData("SGS-2026-09-03a-1")]
    [InlineData("SGS-2026-09-03-0")]
    [InlineData("SGS-2026-09-03-01")]
    [InlineData("SGS-2026-09-03-V")]
    [InlineData("SGS-2026-07-1")]
    [InlineData("D-2026-13-1")]
    [InlineData("sgs-2026-09-03-1")]
    [InlineData("SGS-2026-09-03B-1")]
    [InlineData("SGS-2026-09-03-1 ")]
    [InlineData("SGS-2026-09-03-1.neu")]
    [InlineData("SGS-٢026-09-03-1")]
    public void Text_ThatIsNotPrintedLikeANumber_IsNone(string text)
    {
        RunNumber.TryParse(text).ShouldBeNull();
        Should.Throw<UserError>(() => RunNumber.Parse(text)).Message.ShouldContain("keine Auswertungsnummer");
    }

    [Fact]
    public void ShortChecksum_IsPrintedInGroupsAndFitsItsOwn()
    {
        string sha256 = "8F3A1C0E52D7B964" + new string('0', 48);
        ShortChecksum.Of(sha256).ToString().ShouldBe("8f3a 1c0e 52d7 b964");
        ShortChecksum.Of(sha256).Fits(sha256.ToLowerInvariant()).ShouldBeTrue();
        ShortChecksum.Of(sha256).Fits(new string('0', 64)).ShouldBeFalse();
        ShortChecksum.Of("8f3a1").ToString().ShouldBe("8f3a 1");
    }

    private static Meeting MeetingOf(string committee, DateOnly day, int sequence) => new(new Committee(committee, "Ausschuss"), day, sequence);
}
