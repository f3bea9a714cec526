using System.Security.Cryptography;
using System.Text;
using CsCheck;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class CatalogueFileTests
{
    [Fact]
    public void Folder_WithTwoProgrammes_IsReadInTheOrderOfNames()
    {
        using CatalogueFolder folder = new();
        folder.Write(CatalogueFolder.Programme(id: "zwei", milestone: "N", lines: CatalogueFolder.OneLine.Replace("L-1", "L-2")), "b.yml");
        folder.Write(CatalogueFolder.Programme(id: "eins"), "a.yaml");
        folder.Write("# Anleitung", "README.md");

        CatalogueLoader.Load(folder.Path).Programmes.Select(programme => programme.Id).ShouldBe(["eins", "zwei"]);
    }

    [Fact]
    public void Catalogue_ThatCannotBeUsed_StopsWithExitCode2AndAllFaultsOnePerLine()
    {
        using CatalogueFolder folder = new();
        string file = folder.Write(CatalogueFolder.Programme() + "\nfarbe: blau\nform: rund\n");

        UserError error = Should.Throw<CatalogueError>(() => CatalogueLoader.Load(file));

        error.ExitCode.ShouldBe(2);
        string[] lines = error.Message.Split('\n');
        lines[0].ShouldBe("Der Zielkatalog hat 2 Fehler; bitte berichtigen:");
        lines[1].ShouldBe("k.yaml:33:1: unbekannter Schlüssel „farbe“; erwartet: programm, bezugsraum, auslegungen, schwerpunkte");
        lines[2].ShouldStartWith("k.yaml:34:1: unbekannter Schlüssel „form“");
    }

    [Fact]
    public void Path_ThatDoesNotExist_SaysWhatToDo() =>
        Should.Throw<CatalogueError>(() => CatalogueLoader.Load("fehlt.yaml"))
            .Message.ShouldContain("fehlt.yaml: nicht gefunden; in der Konfiguration unter Catalogue:Path");

    [Fact]
    public void Folder_WithoutCatalogues_SaysWhatToDo()
    {
        using CatalogueFolder folder = new();

        Should.Throw<CatalogueError>(() => CatalogueLoader.Load(folder.Path)).Message.ShouldContain("mindestens eine Datei *.yaml");
    }

    [Fact]
    public void Folder_ThatMayNotBeRead_SaysWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Leserechte lassen sich hier nicht entziehen.");
        using CatalogueFolder folder = new();
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(folder.Path, UnixFileMode.None);
        try
        {
            Should.Throw<CatalogueError>(() => CatalogueLoader.Load(folder.Path)).Message.ShouldContain("Leserechte prüfen");
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
#pragma warning restore CA1416
    }

    [Fact]
    public void File_HeldByAnotherProgram_SaysWhatToDo()
    {
        using CatalogueFolder folder = new();
        string file = folder.Write(CatalogueFolder.Programme());
        using FileStream held = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Should.Throw<CatalogueError>(() => CatalogueLoader.Load(file)).Message.ShouldContain("die Datei lässt sich nicht lesen");
    }

    [Fact]
    public void File_InLatin1_SaysToSaveAsUtf8()
    {
        using CatalogueFolder folder = new();
        string file = Path.Combine(folder.Path, "k.yaml");
        File.WriteAllText(file, "programm: { titel: Übersicht }", Encoding.Latin1);

        Should.Throw<CatalogueError>(() => CatalogueLoader.Load(file)).Message.ShouldContain("als UTF-8 speichern");
    }

    [Fact]
    public void File_WithByteOrderMark_IsRead()
    {
        using CatalogueFolder folder = new();
        string file = Path.Combine(folder.Path, "k.yaml");
        File.WriteAllText(file, CatalogueFolder.Programme(), new UTF8Encoding(true));

        CatalogueLoader.Load(file).Programmes.ShouldHaveSingleItem();
    }

    [Fact]
    public void Catalogue_Loaded_CarriesItsFilesWithTheHashOfTheirBytes()
    {
        using CatalogueFolder folder = new();
        string file = folder.Write(CatalogueFolder.Programme());

        CatalogueFile read = CatalogueLoader.Load(folder.Path).Files.ShouldHaveSingleItem();

        (read.Name, read.Text).ShouldBe(("k.yaml", CatalogueFolder.Programme()));
        read.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
    }

    [Theory]
    [InlineData("", "k.yaml: die Datei ist leer")]
    [InlineData("# nur eine Bemerkung", "k.yaml: die Datei ist leer")]
    [InlineData("programm:\n  id: [1, 2\n  titel: x\n", "k.yaml:2:")]
    [InlineData("programm: \"offen", "kein gültiges YAML")]
    [InlineData("programm: \"\\uD800\"", "kein gültiges YAML")]
    [InlineData("a: b: c", "k.yaml:1:")]
    [InlineData("Zielkatalog", "k.yaml:1:1: „Zielkatalog“; erwartet: ein Block mit programm")]
    [InlineData("- programm", "k.yaml:1:1: eine Liste; erwartet: ein Block mit programm")]
    public void File_ThatIsNoCatalogue_NamesTheFirstPlace(string text, string expected) =>
        CatalogueFolder.Faults(text).ShouldHaveSingleItem().ShouldContain(expected);

    [Theory]
    [InlineData("- { ab: 2025-01-01, kommunen: [\"05334004\", \"05334012\"] }", "- { ab: 2025-01-01, kommunen: [\"05334004\"] }\n    - { ab: 2027-01-01, kommunen: [\"05334012\"] }", "die Fassung ab 01.01.2027 gilt an keinem Tag des Programms")]
    [InlineData("- { ab: 2025-01-01, kommunen: [\"05334004\", \"05334012\"] }", "- { ab: 2020-01-01, kommunen: [\"05334004\"] }\n    - { ab: 2025-01-01, kommunen: [\"05334012\"] }", "die Fassung ab 01.01.2020 gilt an keinem Tag des Programms")]
    [InlineData("name: Eschweiler }", "name: Eschweiler, nachfolger: \"05334999\" }", "nachfolger „05334999“ steht nicht unter orte")]
    [InlineData("name: Eschweiler }", "name: Eschweiler, nachfolger: \"05334012\" }", "nachfolger von „Eschweiler“ führt im Kreis zurück")]
    [InlineData("  ohne_reichweite:", "  bezirke: [{ name: Kinzweiler, gehoert_zu: \"05334999\" }]\n  ohne_reichweite:", "gehoert_zu „05334999“ steht nicht unter orte")]
    [InlineData("  ohne_reichweite:", "  bezirke: [{ name: K, gehoert_zu: \"05334012\" }, { name: K, gehoert_zu: \"05334004\" }]\n  ohne_reichweite:", "Bezirk „K“ gibt es schon")]
    public void Bezugsraum_WithOneSlip_NamesIt(string right, string wrong, string expected) =>
        CatalogueFolder.Faults(CatalogueFolder.Programme().Replace(right, wrong, StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(expected);

    /// <summary>The library gives its reasons in English.</summary>
    [Theory]
    [InlineData("programm:\n  id: [1, 2\n  titel: x\n", "k.yaml:2:", "eine Klammer oder ein Anführungszeichen ist nicht geschlossen")]
    [InlineData("programm: { id: a", "k.yaml:1:", "Klammer")]
    [InlineData("programm: [a, b", "k.yaml:1:", "Klammer")]
    [InlineData("programm: \"offen", "k.yaml:1:", "ein Anführungszeichen ist nicht geschlossen")]
    [InlineData("programm: 'offen", "k.yaml:1:", "ein Anführungszeichen ist nicht geschlossen")]
    [InlineData("a: b: c", "k.yaml:1:", "ein zweiter Doppelpunkt")]
    [InlineData("programm:\n\tid: a", "k.yaml:2:1", "mit einem Tabulator eingerückt; erwartet: Leerzeichen")]
    [InlineData("programm:\n   id: a\n  titel: b", "k.yaml:3:", "nicht auf gleicher Höhe")]
    [InlineData("programm: @a", "k.yaml:1:", "mit dem kein Wert beginnen darf")]
    [InlineData("programm: \"\\q\"", "k.yaml:1:", "unbekannte Zeichenfolge nach \\")]
    [InlineData("programm\nid: a", "k.yaml:2:", "in der Zeile davor fehlt einer")]
    public void Syntax_ThatIsNoYaml_IsExplainedInGermanWithItsPlace(string text, string place, string expected)
    {
        string fault = CatalogueFolder.Faults(text).ShouldHaveSingleItem();

        fault.ShouldStartWith(place);
        fault.ShouldContain("kein gültiges YAML: ");
        fault.ShouldContain(expected);
    }

    [Fact]
    public void Text_DamagedAtRandom_IsExplainedWithoutEnglishAndControlCharacters()
    {
        string text = CatalogueFolder.Programme();
        Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 40], Gen.String[Gen.Char["[]{}:-&*!|>\"'#\n\t ,?%@\\ax\u0001\u001B\u202E"], 0, 6])
            .Sample(
                (start, length, inserted) => CatalogueFolder
                    .Faults(text[..start] + inserted + text[Math.Min(text.Length, start + length)..])
                    .All(fault => !fault.Any(char.IsControl) && !fault.Contains("while ", StringComparison.OrdinalIgnoreCase)
                        && !fault.Contains(" found ", StringComparison.Ordinal) && !fault.Contains("expected", StringComparison.Ordinal)),
                iter: Samples.Of(300));
    }

    [Fact]
    public void Yaml_WithAnchorsOrASecondDocument_IsRefusedWithItsPlace()
    {
        var faults = CatalogueFolder.Faults(
            CatalogueFolder.Programme().Replace("titel: Treffen", "titel: &t Treffen\n    hinweis: *t".Replace("    ", "                "), StringComparison.Ordinal)
            + "\n---\nzweites: Dokument\n");

        faults.ShouldContain(fault => fault.Contains("YAML-Anker", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("YAML-Verweis „*t“", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("ein zweites YAML-Dokument", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_DamagedAtRandom_IsReadOrRefusedButNeverBreaksTheLoader()
    {
        string text = CatalogueFolder.Programme();
        Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 40], Gen.String[Gen.Char["[]{}:-&*!|>\"'#\n\t ,?%@\\ax"], 0, 6])
            .Sample(
                (start, length, inserted) => CatalogueFolder
                    .Faults(text[..start] + inserted + text[Math.Min(text.Length, start + length)..])
                    .All(fault => fault.StartsWith("k.yaml:", StringComparison.Ordinal)),
                iter: Samples.Of(400));
    }

    [Fact]
    public void Yaml_NestedWithoutEnd_IsRefusedInsteadOfExhaustingTheStack() =>
        CatalogueFolder.Faults(new string('[', 100_000)).ShouldHaveSingleItem().ShouldContain("zu tief geschachtelt");

    [Theory]
    [InlineData("\u200B", "breitenloses Leerzeichen, U+200B", "ohne")]
    [InlineData("\u00A0", "geschütztes Leerzeichen, U+00A0", "ein gewöhnliches Leerzeichen")]
    [InlineData("\u202F", "schmales geschütztes Leerzeichen, U+202F", "ein gewöhnliches Leerzeichen")]
    [InlineData("\u00AD", "weiches Trennzeichen, U+00AD", "ohne")]
    [InlineData("\u2003", "Geviert-Leerzeichen, U+2003", "ein gewöhnliches Leerzeichen")]
    [InlineData("\u200F", "Richtungszeichen, U+200F", "ohne")]
    [InlineData("\U000E0041", "Etikettzeichen, U+E0041", "ohne")]
    [InlineData("\U0001D173", "Zeichen ohne Breite, U+1D173", "ohne")]
    public void Word_WithACharacterThatNobodySees_IsRefusedWhereItStands(string character, string name, string expected)
    {
        string text = CatalogueFolder.Programme().Replace("titel: Treffen", $"titel: Tref{character}fen", StringComparison.Ordinal);
        string[] lines = text.Split('\n');
        int line = Array.FindIndex(lines, one => one.Contains(character, StringComparison.Ordinal));
        int column = lines[line].IndexOf(character, StringComparison.Ordinal);

        CatalogueFolder.Faults(text).ShouldBe(
            [$"k.yaml:{line + 1}:{column + 1}: unsichtbares Zeichen ({name}), meist mit einem kopierten Text hereingekommen; erwartet: {expected}"]);
    }

    [Theory]
    [InlineData("\\u200B", "breitenloses Leerzeichen, U+200B")]
    [InlineData("\\U000E0041", "Etikettzeichen, U+E0041")]
    [InlineData("\\uD800", "unmögliche Zeichennummer")]
    public void Word_WithAnEscapedCharacterThatNobodySees_IsRefused(string escaped, string name) =>
        CatalogueFolder.Faults(CatalogueFolder.Programme().Replace("titel: Treffen", $"titel: \"Tref{escaped}fen\"", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain(name);

    [Fact]
    public void Word_WithAVisibleCharacterBeyondTheFirstPlane_IsNoFault() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme().Replace("titel: Treffen", "titel: Treffen \U0001F389", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Word_WithTwoBlanks_IsRefused() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme().Replace("titel: Treffen", "titel: Ein  Treffen", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain("„Ein  Treffen“ enthält zwei Leerzeichen hintereinander; erwartet: eines");

    [Fact]
    public void Comment_WithACharacterThatNobodySees_IsNoFault() =>
        CatalogueFolder.Faults("# von\u00A0Hand\n" + CatalogueFolder.Programme()).ShouldBeEmpty();

    [Fact]
    public void TextOfARecord_WithACharacterThatNobodySees_StaysReadable()
    {
        string text = CatalogueFolder.Programme().Replace("titel: Treffen", "titel: Tref\u00A0fen", StringComparison.Ordinal);

        CatalogueLoader.Load([new CatalogueFile("k.yaml", "", text)]).Programmes.ShouldHaveSingleItem();
    }
}
