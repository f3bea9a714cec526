using KiIndicators.Worker.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>What data say reaches a terminal as text, and never as a command to it.</summary>
public class TerminalTests
{
    private const string Hostile = "Treffen\u001b[31m\u0000\u202Erot\rweg\u0085";

    private const string Shown = "TreffenU+001B[31mU+0000U+202ErotU+000DwegU+0085";

    [Fact]
    public void Sentence_WithHostileText_ShowsEveryCharacterByItsName()
    {
        StringWriter output = new();
        VisibleWriter writer = new(output);
        writer.WriteLine(Hostile);
        writer.Write("{0}: {1}\n", "Titel", Hostile);
        writer.Write(Hostile.ToCharArray());
        writer.Write('\u001b');
        output.ToString().ShouldBe($"{Shown}{Environment.NewLine}Titel: {Shown}\n{Shown}U+001B");
    }

    [Fact]
    public void Text_ThatAPersonReads_StaysAsItIs()
    {
        const string Usual = "Würselen – „Treffen“\tBericht\u00ADs\u00ADordner\r\nنعم\n";
        VisibleText.Of(Usual).ShouldBe(Usual);
    }

    [Fact]
    public void Table_WithHostileText_ShowsItAndKeepsItsOwnColours()
    {
        StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard,
        });
        console.Profile.Width = 200;
        console.Pipeline.Attach(new VisibleTables());

        console.Write(new Table().AddColumn("[red]Wert[/]").AddRow(Markup.Escape("a\u001b[2Jb\u202Ec")));
        console.WriteLine("x\u0000y");

        string said = output.ToString();
        said.ShouldContain("aU+001B[2JbU+202Ec");
        said.ShouldContain("xU+0000y");
        said.ShouldContain("mWert\u001b[0m", Case.Sensitive, "the colour is the table's own");
        said.ShouldNotContain("\u001b[2J");
    }

    [Fact]
    public void Json_WithHostileText_HoldsTheSameValues()
    {
        string json = VisibleText.OfJson("{\"titel\":\"a\u202Eb\"}");
        json.ShouldBe("{\"titel\":\"a\\u202eb\"}");
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("titel").GetString().ShouldBe("a\u202Eb");
    }

    [Fact]
    public void Defect_IsOneGermanSentenceAndItsDetailsAreInAFileOfItsOwn()
    {
        (string message, int exitCode) = LastHandler.Explain(new AggregateException(new NotSupportedException("so nicht")));
        exitCode.ShouldBe(1);
        message.ShouldContain("Das ist ein Fehler im Programm (NotSupportedException: so nicht)");
        message.ShouldNotContain("   at ");
        string file = message[(message.IndexOf("stehen in ", StringComparison.Ordinal) + 10)..].TrimEnd('.');
        File.ReadAllText(file).ShouldContain("System.NotSupportedException: so nicht");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Delete(file);
    }

    [Fact]
    public void Fault_WithinATypeInitialiser_KeepsItsSentenceAndExitCode() =>
        LastHandler.Explain(new TypeInitializationException("X", new UserError("Bitte tzdata installieren.", 2)))
            .ShouldBe(("Bitte tzdata installieren.", 2));
}
