using System.Text;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

[Slow(Because.StartsTheProgram)]
public sealed class ConformanceTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Theory]
    [InlineData(AuswertungFiles.Report)]
    [InlineData(AuswertungFiles.Annex)]
    [InlineData(AuswertungFiles.Proof)]
    public async Task Document_OfTheDemo_ConformsToBothStandards(string name)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        byte[] pdf = await File.ReadAllBytesAsync(Path.Combine(demo.Report, name), cancellation);

        ShouldConform(await VeraPdf.CheckAsync(pdf, cancellation));
    }

    [Fact]
    public async Task Compile_Report_ConformsToBothStandards()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using SampleDocument sample = new() { Sentence = "Übergänge für Größere".Normalize(NormalizationForm.FormD) };
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);

        byte[] pdf = await compiler.CompileAsync(sample.With(SampleDocument.Report), cancellation);

        ShouldConform(await VeraPdf.CheckAsync(pdf, cancellation));
    }

    private static void ShouldConform(string[] verdicts)
    {
        verdicts.Length.ShouldBe(2);
        verdicts.ShouldAllBe(verdict => verdict.StartsWith("PASS"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" 2a"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" ua1"));
    }
}
