using System.CommandLine;
using KiIndicators.Worker.Audit.Verification;

namespace KiIndicators.Worker.Commands;

/// <summary>`verify`: the folder of an Auswertung, offline.</summary>
internal static class VerifyCommand
{
    /// <summary>What a sound folder proves, and what it does not.</summary>
    public const string Proven =
        "Geprüft: die Zahlen folgen aus den beigefügten Zeilen und Regeln; die Dateien sind unverändert. "
        + "Nicht geprüft: ob die Zeilen vollständig und wahr sind; ob die Regeln den Beschluss richtig wiedergeben.";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> folder = new("ordner") { Description = "Ordner einer Auswertung, auch eine Kopie", HelpName = "ORDNER" };
        Command command = new("verify", "Den Ordner einer Auswertung prüfen, ohne Datenbank") { folder };
        command.SetAction(parsed => Verify(Console.Out, parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Verify(TextWriter output, string folder)
    {
        FolderResult result = FolderCheck.Run(folder);
        foreach (string line in result.Sound)
        {
            output.WriteLine($"Stimmt: {line}");
        }

        foreach (string line in result.Differences)
        {
            output.WriteLine($"Weicht ab: {line}");
        }

        if (result.Differences.Count > 0)
        {
            output.WriteLine("Der Ordner ist nicht so, wie er veröffentlicht wurde. Den Zahlen darin ist nicht zu trauen.");
            return CommandRunner.Failed;
        }

        output.WriteLine(Proven);
        output.WriteLine(
            "Auch nicht geprüft: ob Sachlage.txt und die PDF-Dateien dieselben Zahlen nennen wie Nachweis.json; sie sind unverändert, seit "
            + "Nachweis.sha256 geschrieben wurde. Für die PDF-Dateien prüft es „kiindicators ledger verify --against ORDNER“, Seite für Seite.");
        output.WriteLine(
            "Wer Dateien ändert und Nachweis.sha256 neu schreibt, fällt hier nicht immer auf; wohl aber im Auswertungsbuch. Bitte die Prüfsumme "
            + $"{result.Checksum} mit der im veröffentlichten Bericht vergleichen (Fußzeile, letzte Seite) "
            + "oder mit dem Auswertungsbuch: kiindicators ledger verify --against Sachstandsbericht.pdf");
        return 0;
    }
}
