using System.Text;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Words;
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
    public void Text_ThatIsCut_KeepsItsLastCharacterWholeOrNotAtAll()
    {
        string text = string.Concat(Enumerable.Repeat("\U0001F389", 100));
        for (int length = 4; length < 12; length++)
        {
            Phrases.Shorten(text, length).EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
        }

        VisibleText.Of(new ImportFault("a.csv", 2, null, "x" + text, "T").ToString()).ShouldNotContain("[U+");
        VisibleText.Beginning("a\U0001F389", 3).ShouldBe("a\U0001F389");
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

    [Theory]
    [InlineData(80)]
    [InlineData(160)]
    public void Ledger_OnATerminalOfAnyWidth_CutsNoNumberDayOrChecksum(int width)
    {
        StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        LedgerEntry entry = new()
        {
            Sequence = 12, RunNumber = "SGS-2026-02-26b-1", RecordedAt = "2026-02-09T06:00:00Z", ProgramVersion = "0.3.0-dev", ProgramCommit = "50b443d9aaa7cafe",
            RecordSha256 = "b32ddcf28fe69b75" + new string('0', 48), PreviousHash = LedgerEntry.Nothing, Hash = LedgerEntry.Nothing, Kind = "bericht",
            Committee = "SGS", Files = "{}",
        };

        console.Write(LedgerTable.Of([entry], new Dictionary<string, int> { ["SGS-2026-02-26b-1"] = 12 }, width));

        string said = output.ToString();
        foreach (string whole in new[] { "SGS-2026-02-26b-1", "09.02.2026", "07:00", "ja", "0.3.0-dev", "50b443d9", "b32d dcf2", "8fe6 9b75" })
        {
            said.ShouldContain(whole);
        }

        said.Split('\n').ShouldAllBe(line => line.TrimEnd().Length <= width);
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
