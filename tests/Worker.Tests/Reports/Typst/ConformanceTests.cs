using System.Text;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

[Slow(Because.SetsAPdf)]
public sealed class ConformanceTests
{
    [Fact]
    public async Task Compile_Report_ConformsToBothStandards()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using SampleDocument sample = new() { Sentence = "Übergänge für Größere".Normalize(NormalizationForm.FormD) };
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);

        byte[] pdf = await compiler.CompileAsync(sample.With(SampleDocument.Report), cancellation);

        string[] verdicts = await VeraPdf.CheckAsync(pdf, cancellation);
        verdicts.Length.ShouldBe(2);
        verdicts.ShouldAllBe(verdict => verdict.StartsWith("PASS"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" 2a"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" ua1"));
    }
}
