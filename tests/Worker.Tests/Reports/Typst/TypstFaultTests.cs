using System.Globalization;
using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

[Slow(Because.SetsAPdf)]
public sealed class TypstFaultTests : IDisposable
{
    private readonly SampleDocument given = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Compile_NodeMissing_SaysWhatToInstall()
    {
        UserError error = await FaultOf(SampleDocument.Report, new TypstOptions { NodePath = "/nirgends/node" });

        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain("Installieren Sie Node.js 20 oder neuer");
        error.Message.ShouldContain("Typst:NodePath");
    }

    [Fact]
    public async Task Compile_NodeTooOld_SaysWhichVersionWasFound()
    {
        // Loaded before the script, the module makes the present Node.js pass for an old one.
        string old = given.Write(
            "old.cjs", "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.3.0' } });");
        string node = given.FakeNode($"exec node --require '{old}' \"$@\"");

        UserError error = await FaultOf(SampleDocument.Report, new TypstOptions { NodePath = node });

        error.ExitCode.ShouldBe(2);
        error.Message.ShouldStartWith("Node.js 18.3.0 ist zu alt");
    }

    [Fact]
    public async Task Compile_EngineFolderIncomplete_SaysToBuildAgain()
    {
        UserError error = await FaultOf(SampleDocument.Report, new TypstOptions { EngineFolder = Path.GetTempPath() });

        error.Message.ShouldContain("dotnet publish");
    }

    [Fact]
    public async Task Compile_NoCompilerForThisMachine_SaysSo()
    {
        using SampleDocument bare = new();
        string script = File.ReadAllText(Path.Combine(new TypstOptions().EngineFolder, "compile.mjs"));
        string folder = Path.GetDirectoryName(bare.Write("compile.mjs", script))!;

        UserError error = await FaultOf(SampleDocument.Report, new TypstOptions { EngineFolder = folder });

        error.Message.ShouldStartWith("Für diesen Rechner liegt keine PDF-Maschine bei");
    }

    [Theory]
    [InlineData("#set document(title: \"T\")\n\n#json(\"/model.json\").missing", "main.typ:3:", "does not contain key \"missing\"")]
    [InlineData("#set document(title: \"T\")\n#image(\"/fehlt.svg\")", "main.typ:2:", "file not found")]
    [InlineData("#set document(title: \"T\")\n#set text(font: \"Nowhere Sans\")\nText", "main.typ:2:", "unknown font family")]
    [InlineData("#set document(title: \"T\")\n#set text(font: \"Liberation Sans\")\nText", "main.typ:2:", "unknown font family")]
    [InlineData("#set document(title: \"T\")\n#image(\"/charts/a.svg\")", "PDF/UA-1", "missing alt text")]
    [InlineData("Text", "PDF/UA-1", "missing document title")]
    public async Task Compile_FaultyTemplate_SurfacesTypstsMessage(string template, string place, string message)
    {
        UserError error = await FaultOf(template, new TypstOptions());

        error.ExitCode.ShouldBe(1);
        error.Message.ShouldStartWith("„Sachstandsbericht Übersicht“ konnte nicht gesetzt werden.");
        error.Message.ShouldContain(place);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Compile_FontFolderEmpty_Fails()
    {
        UserError error = await FaultOf(SampleDocument.Report, new TypstOptions { FontFolder = "nirgends" });

        error.Message.ShouldContain("unknown font family: source sans 3");
    }

    [Fact(Timeout = 60_000)]
    public async Task Compile_ChildHangs_IsKilledWithItsChildrenAfterTheLimit()
    {
        FakeTimeProvider time = new();
        (TypstOptions options, string processes) = Hanging();
        using TypstCompiler compiler = new(options, time);
        Task<byte[]> run = compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation);
        int[] ids = await ProcessesIn(processes);
        ids.ShouldAllBe(id => IsAlive(id));

        time.Advance(TimeSpan.FromSeconds(options.TimeLimitSeconds));

        UserError error = await Should.ThrowAsync<UserError>(run);
        error.Message.ShouldContain("nach 30 Sekunden abgebrochen");
        await Ended(ids, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Compile_CallerCancels_ChildIsKilled()
    {
        using CancellationTokenSource cancellation = new();
        (TypstOptions options, string processes) = Hanging();
        using TypstCompiler compiler = new(options, new FakeTimeProvider());
        Task<byte[]> run = compiler.CompileAsync(given.With(SampleDocument.Report), cancellation.Token);
        int[] ids = await ProcessesIn(processes);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
        await Ended(ids, TestContext.Current.CancellationToken);
    }

    private Task<UserError> FaultOf(string template, TypstOptions options) => Should.ThrowAsync<UserError>(async () =>
    {
        using TypstCompiler compiler = new(options, TimeProvider.System);
        await compiler.CompileAsync(given.With(template), Cancellation);
    });

    [Fact(Timeout = 60_000)]
    public async Task Compiler_WithNothingToDo_EndsItsProcesses()
    {
        FakeTimeProvider time = new();
        (TypstOptions options, string processes) = Hanging();
        using TypstCompiler compiler = new(options, time);
        int[] ids = await ProcessesIn(processes);

        time.Advance(TypstCompiler.Patience);

        await Ended(ids, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Process_WhoseParentHasGone_Ends()
    {
        using NodeProcess node = new(new TypstOptions(), TimeProvider.System);

        (int exitCode, string errors) = await node.EndAsync();

        exitCode.ShouldBe(0);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Compile_AfterACrash_SetsTheNextDocument()
    {
        string crashed = given.Write("crashed", "");
        File.Delete(crashed);
        string node = given.FakeNode($"test -e '{crashed}' || {{ touch '{crashed}'; read -r line; exit 9; }}\nexec node \"$@\"");
        using TypstCompiler compiler = new(new TypstOptions { NodePath = node }, TimeProvider.System);

        UserError error = await Should.ThrowAsync<UserError>(() => compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation));
        byte[] pdf = await compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation);

        error.Message.ShouldContain("unerwartet beendet worden (Code 9)");
        pdf.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Compile_AfterARefusal_SetsTheNextDocumentInTheSameProcess()
    {
        string starts = given.Write("starts", "");
        string node = given.FakeNode($"echo start >> '{starts}'; exec node \"$@\"");
        using TypstCompiler compiler = new(new TypstOptions { NodePath = node }, TimeProvider.System);

        await Should.ThrowAsync<UserError>(() => compiler.CompileAsync(given.With("Text"), Cancellation));
        byte[] pdf = await compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation);

        pdf.ShouldNotBeEmpty();
        File.ReadAllLines(starts).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Compile_ProgramThatIsNotNode_SaysSo()
    {
        UserError error = await FaultOf(
            SampleDocument.Report, new TypstOptions { NodePath = given.FakeNode("echo Guten Tag; read -r line") });

        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain("wirklich Node.js");
    }

    [Fact(Timeout = 60_000)]
    public async Task Compiler_DisposedWithoutARequest_LeavesNoProcess()
    {
        (TypstOptions options, string processes) = Hanging();
        int[] ids;
        using (new TypstCompiler(options, new FakeTimeProvider()))
        {
            ids = await ProcessesIn(processes);
        }

        await Ended(ids, TestContext.Current.CancellationToken);
    }

    private (TypstOptions Options, string Processes) Hanging()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Whether a process is dead is read from /proc.");
        string processes = given.Write("processes", "");
        string node = given.FakeNode($"sleep 600 & echo \"$! $$ done\" > '{processes}'; wait");
        return (new TypstOptions { NodePath = node, TimeLimitSeconds = 30 }, processes);
    }

    private static async Task<int[]> ProcessesIn(string file)
    {
        while (true)
        {
            string[] words = (await File.ReadAllTextAsync(file, Cancellation)).Split(' ', StringSplitOptions.TrimEntries);
            if (words[^1] == "done")
            {
                return [.. words[..^1].Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            }

            await Task.Yield();
        }
    }

    /// <summary>Returns only when none of the processes runs any more; the test's time limit ends it otherwise.</summary>
    private static async Task Ended(int[] ids, CancellationToken cancellation)
    {
        while (ids.Any(IsAlive))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A killed process that nobody has collected yet (state Z) runs no more.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            string state = File.ReadAllText($"/proc/{id}/stat");
            return state[state.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            // The process and its entry are gone.
            return false;
        }
    }
}
