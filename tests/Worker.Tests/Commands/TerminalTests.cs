using KiIndicators.Worker.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>What data say reaches a terminal as text, and never as a command to it.</summary>
public class TerminalTests
{
    private const string Hostile = "Treffen\u001b[31m\u0000\u202Erot\rweg\u0085";

    private const string Shown = "Treffen[U+001B][31m[U+0000][U+202E]rot[U+000D]weg[U+0085]";

    [Fact]
    public void Sentence_WithHostileText_ShowsEveryCharacterByItsName()
    {
        StringWriter output = new();
        VisibleWriter writer = new(output);
        writer.WriteLine(Hostile);
        writer.Write("{0}: {1}\n", "Titel", Hostile);
        writer.Write(Hostile.ToCharArray());
        writer.Write('\u001b');
        output.ToString().ShouldBe($"{Shown}{Environment.NewLine}Titel: {Shown}\n{Shown}[U+001B]");
    }

    /// <summary>The form is that of a fault of the Zielkatalog, which also names what is harmless elsewhere.</summary>
    [Fact]
    public void Character_ThatIsHidden_HasOneFormWhereverItIsShown()
    {
        VisibleText.Of("a\U000E0041b" + (char)0xD83C).ShouldBe("a[U+E0041]b[U+D83C]");
        VisibleText.OnOneLine("a\U000E0041b\u001B\u00AD" + (char)0xD83C).ShouldBe("a[U+E0041]b[U+001B][U+00AD][U+D83C]");
    }

    [Fact]
    public void Text_ThatAPersonReads_StaysAsItIs()
    {
        const string Usual = "Würselen – „Treffen“\tBericht\u00ADs\u00ADordner\r\nنعم \U0001F389\n";
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
        said.ShouldContain("a[U+001B][2Jb[U+202E]c");
        said.ShouldContain("x[U+0000]y");
        said.ShouldContain("mWert\u001b[0m", Case.Sensitive, "the colour is the table's own");
        said.ShouldNotContain("\u001b[2J");
    }

    [Fact]
    public void Json_WithHostileText_HoldsTheSameValues()
    {
        string json = VisibleText.OfJson("{\"titel\":\"a\u202Eb\U000E0041\"}");
        json.ShouldBe("{\"titel\":\"a\\u202eb\\udb40\\udc41\"}");
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("titel").GetString().ShouldBe("a\u202Eb\U000E0041");
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
