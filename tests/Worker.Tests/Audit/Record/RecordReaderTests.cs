using System.Collections.Immutable;
using System.Text;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Tests.Runs;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Record;

public sealed class RecordReaderTests(SampleRecord sample) : IClassFixture<SampleRecord>
{
    private byte[] Record => sample.Json;

    private string Text => Encoding.UTF8.GetString(Record);

    [Fact]
    public void Record_OfTheSample_GivesTheSameBytesWhenItIsJudgedAgain()
    {
        Auswertung again = RecordReader.Read(Record).Evaluate();
        again.ToJson().ShouldBe(Record);
        EvidenceCsv.Write(again).ShouldBe(sample.Table);
        again.Reading.Activities.Length.ShouldBeGreaterThan(200);
        again.Meeting!.Committee.Name.ShouldStartWith("Ausschuss");
    }

    [Fact]
    [Slow(Because.TriesManyCases)]
    public void Record_OfAnyRows_GivesTheSameBytesWhenItIsJudgedAgain()
    {
        AuswertungBasis basis = RecordReader.Read(Record);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                byte[] bytes = Varied(basis, new Random(seed)).ToJson();
                return RecordReader.Read(bytes).Evaluate().ToJson().AsSpan().SequenceEqual(bytes);
            },
            iter: Samples.Of(20), threads: 1);
    }

    [Theory]
    [InlineData("\"art\":\"bericht\"", "\"art\":\"bericht\",\"art\":\"bericht\"", "kein lesbares JSON")]
    [InlineData("\"art\":\"bericht\"", "\"art\": \"bericht\"", "nicht in der festgelegten Schreibweise")]
    [InlineData("\"art\":\"bericht\"", "\"art\":\"brief\"", "art: ist nicht bekannt")]
    [InlineData("\"art\":\"bericht\"", "\"art\":1", "art: ist nicht ein Text")]
    [InlineData("\"art\":\"bericht\"", "\"art\":\"bericht\",\"artig\":\"ja\"", "artig: unbekannte Angabe")]
    [InlineData("\"art\":\"bericht\",", "", "art: fehlt")]
    [InlineData("\"form\":\"KiIndicators Nachweis 3\"", "\"form\":\"KiIndicators Nachweis 1\"", "Nachweis 1“ ist nicht bekannt")]
    [InlineData("\"typ\":\"beratung\"", "\"typ\":\"plauderei\"", "aktivitaeten[0].typ")]
    [InlineData("\"beginn\":\"2025-02-18\"", "\"beginn\":\"2025-02-30\"", "ist kein Tag")]
    [InlineData("\"minuten\":90", "\"minuten\":9.5", "kommt in einem Nachweis nicht vor")]
    [InlineData("\"minuten\":90", "\"minuten\":-1", "außerhalb des Zulässigen")]
    [InlineData("\"id\":\"B-0101\"", "\"id\":\"B-0102\"", "steht doppelt")]
    public void Record_ThatTheProgramWouldNotHaveWritten_IsRefusedWithItsPlace(string found, string put, string said)
    {
        int at = Text.IndexOf(found, StringComparison.Ordinal);
        string altered = Text[..at] + put + Text[(at + found.Length)..];
        Should.Throw<UserError>(() => RecordReader.Read(Encoding.UTF8.GetBytes(altered))).Message.ShouldContain(said);
    }

    [Fact]
    public void Record_WhoseCatalogueWasAltered_IsRefused() =>
        Should.Throw<UserError>(() => RecordReader.Read(
                Encoding.UTF8.GetBytes(Text.Replace("korridor: [4, 6]", "korridor: [3, 6]", StringComparison.Ordinal))))
            .Message.ShouldContain("passt nicht zu seiner Prüfsumme");

    [Fact]
    public void Record_WithAnotherNumber_IsReadAndGivesOtherBytes()
    {
        string altered = Text.Replace("\"ist\":7", "\"ist\":8", StringComparison.Ordinal);
        altered.ShouldNotBe(Text);
        RecordReader.Read(Encoding.UTF8.GetBytes(altered)).Evaluate().ToJson().ShouldBe(Record);
    }

    private static Auswertung Varied(AuswertungBasis basis, Random random)
    {
        ImmutableArray<Activity> rows = [.. basis.Reading.Activities
            .Where(_ => random.Next(10) > 0).Select(row => Varied(row, random))];
        string[] lines = [.. basis.Catalogue.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id)];
        return (basis with
        {
            AsOf = new DateOnly(2025, 1, 1).AddDays(random.Next(900)),
            Reading = new ActivityReading(rows, [new RejectedRow("x\u2028;\"", random.Next(2) == 0 ? null : "ä=ö", "Grund")]),
            Baselines = random.Next(2) == 0 ? [] : [FrozenBaseline.Of("B26-1", 2, new Baseline(
                "B25-1a", new Period(new(2025, 1, 1), new(2025, 12, 31)), ["05334004"], 1, new(2026, 2, 1)), "Grund")],
            Withheld = random.Next(2) == 0
                ? ImmutableDictionary<string, string>.Empty
                : ImmutableDictionary<string, string>.Empty.Add(lines[random.Next(lines.Length)], "99"),
            Previous = random.Next(2) == 0 ? null : new DeliveredReport(RunNumber.Parse("SGS-2026-02-26-1"), new string('a', 64)),
        }).Evaluate();
    }

    private static Activity Varied(Activity row, Random random) => row with
    {
        StartDate = row.StartDate.AddDays(random.Next(-200, 200)),
        EndDate = random.Next(4) == 0 ? null : row.EndDate,
        Status = random.Next(5) == 0 ? (ActivityStatus)random.Next(3) : row.Status,
        Title = random.Next(8) == 0 ? "\"\\\u0001\u00A0ß😀</" : row.Title,
        Participants = random.Next(3) == 0 ? null : row.Participants,
        Attributes = [.. row.Attributes.Where(_ => random.Next(12) > 0)],
    };
}

/// <summary>Record and table of the sample data, made once.</summary>
public sealed class SampleRecord : IDisposable
{
    private readonly SampleFixture sample = new();

    public SampleRecord()
    {
        Auswertung auswertung = sample.Evaluate();
        (Json, Table) = (auswertung.ToJson(), EvidenceCsv.Write(auswertung));
    }

    public byte[] Json { get; }

    public byte[] Table { get; }

    public void Dispose() => sample.Dispose();
}
