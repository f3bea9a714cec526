using System.Runtime.CompilerServices;
using System.Text;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Record;

/// <summary>Every form of record that was ever written is read for ever, and written again with the same bytes.</summary>
public sealed class RecordFormTests
{
    [Fact]
    public void EveryReadableForm_HasAGoldenRecord() =>
        RecordForm.Readable.Select(form => form.Name.Replace("KiIndicators ", "").Replace(' ', '-') + ".json")
            .ShouldBe(Directory.GetFiles(GoldenFolder(), "*.json").Select(file => Path.GetFileName(file)), ignoreOrder: true);

    [Fact]
    public void GoldenRecord_GivesTheSameBytesWhenItIsJudgedAgain()
    {
        foreach (string file in Directory.GetFiles(GoldenFolder(), "*.json"))
        {
            byte[] golden = File.ReadAllBytes(file);
            RecordReader.Read(golden).Evaluate().ToJson().ShouldBe(golden, file);
        }
    }

    [Fact]
    public void Record_IsReadAndWrittenByTheFormThatItNames()
    {
        Later later = new();
        byte[] written = (SmallRun.Run() with { Form = later }).Evaluate().ToJson();
        AuswertungBasis read = RecordReader.Read(written, [.. RecordForm.Readable, later]);
        read.Form.ShouldBe(later);
        read.Evaluate().ToJson().ShouldBe(written);
        RecordReader.Read(SmallRun.Run().Evaluate().ToJson(), [later, .. RecordForm.Readable]).Form.ShouldBe(RecordForm.Newest);
    }

    [Fact]
    public void Record_OfAnUnknownForm_IsRefusedAndTheReadableOnesAreNamed()
    {
        byte[] written = (SmallRun.Run() with { Form = new Later() }).Evaluate().ToJson();
        Should.Throw<RecordFault>(() => RecordReader.Read(written)).Message
            .ShouldContain("form: „Nachweis 99“ ist nicht bekannt; lesbar sind: „KiIndicators Nachweis 2“, „KiIndicators Nachweis 3“.");
    }

    /// <summary>What has had its Abschlussbericht is part of the record, so that the report can be set anew from it.</summary>
    [Fact]
    public void Record_NamesTheProgrammesThatAreClosed()
    {
        ClosedProgramme closed = new("probe", RunNumber.Parse("SGS-2026-06-11-1"));
        byte[] written = (SmallRun.Run() with { Closed = [closed] }).Evaluate().ToJson();
        Encoding.UTF8.GetString(written).ShouldContain("\"abgeschlossen\":[{\"abschlussbericht\":\"SGS-2026-06-11-1\",\"programm\":\"probe\"}]");
        AuswertungBasis read = RecordReader.Read(written);
        read.Closed.ShouldBe([closed]);
        read.Evaluate().ToJson().ShouldBe(written);
        Encoding.UTF8.GetString(SmallRun.Run().Evaluate().ToJson()).ShouldNotContain("abgeschlossen");
    }

    [Fact]
    public void Record_OfADigest_NamesNeitherCommitteeNorMeeting()
    {
        AuswertungBasis digest = SmallRun.Run("D-2026-07-1") with { Meeting = null };
        byte[] written = digest.Evaluate().ToJson();
        string text = Encoding.UTF8.GetString(written);
        text.ShouldContain("\"art\":\"digest\"");
        text.ShouldNotContain("\"gremium\"");
        text.ShouldNotContain("\"sitzung\"");
        AuswertungBasis read = RecordReader.Read(written);
        (read.Meeting, read.Number).ShouldBe((null, RunNumber.Digest(2026, 7, 1)));
        read.Evaluate().ToJson().ShouldBe(written);
    }

    [Fact]
    public void Record_WhoseKindIsNotThatOfItsNumber_IsRefused() => Should.Throw<RecordFault>(() => RecordReader.Read(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(SmallRun.Run().Evaluate().ToJson()).Replace("\"art\":\"bericht\"", "\"art\":\"vorabfassung\"", StringComparison.Ordinal))))
        .Message.ShouldContain("art: passt nicht zur Auswertungsnummer SGS-2026-09-03-1");

    [Theory]
    [InlineData("SGS-2026-09-03-V1")]
    [InlineData("D-2026-07-1")]
    public void Imprint_OfAnyKindOfNumber_IsRead(string number) => Imprint
        .Read(SmallRun.Pdf(number, new string('a', 64), new DeliveredReport(RunNumber.Parse("SGS-2026-02-26b-1"), new string('b', 64))), "x.pdf")
        .ShouldBe(new Imprint(
            RunNumber.Parse(number), new ShortChecksum(new string('a', 16)),
            new Imprint(RunNumber.Parse("SGS-2026-02-26b-1"), new ShortChecksum(new string('b', 16)), null)));

    private static string GoldenFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");

    /// <summary>A form as a later version might have it.</summary>
    private sealed class Later : RecordForm
    {
        private readonly Nachweis2 basis = new();

        public override string Name => "Nachweis 99";

        public override IReadOnlyDictionary<string, object?> Members(Auswertung auswertung) =>
            new Dictionary<string, object?>(basis.Members(auswertung)) { [Member] = Name };

        public override AuswertungBasis Read(RecordMembers members) => basis.Read(members);
    }
}
