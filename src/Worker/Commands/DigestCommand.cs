using System.CommandLine;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`digest`: the monthly digest by hand. Without --out as the worker makes it, once; with it only to be looked at.</summary>
internal static class DigestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string> month = new("--month") { Description = "Monat (JJJJ-MM), dessen letzter Tag der Stichtag ist", HelpName = "MONAT", Required = true };
        Option<string?> folder = CommandOptions.Out("nur ansehen: in diesen Ordner, ohne Eintrag ins Auswertungsbuch und ohne Versand");
        Command command = new("digest", "Den Digest eines Monats erstellen, verzeichnen und versenden, einmal je Monat wie der Worker") { month, folder };
        command.SetAction(parsed =>
        {
            DigestMonth asked = Ended(environment, parsed.GetRequiredValue(month));
            if (parsed.GetValue(folder) is string root)
            {
                environment.ExistingDatabase();
                Show(environment, Preview(environment, asked, root));
                return 0;
            }

            environment.UsableDatabase();
            Show(environment, environment.Get<DigestPublication>().Publish(asked, environment.Time.GetUtcNow()) ?? throw new UserError(
                $"Der Digest {asked.Number} ist schon verzeichnet und bleibt, wie er ist. Mit --out ORDNER entsteht einer zum Ansehen."));
            return 0;
        });
        return command;
    }

    private static DigestMonth Ended(WorkerEnvironment environment, string text)
    {
        DigestMonth month = DigestMonth.TryParse(text.Trim())
            ?? throw new UserError($"„{text}“ ist kein Monat. Erwartet wird JJJJ-MM, z. B. 2026-07.", CommandRunner.WrongUse);
        return month.Last < environment.Today
            ? month : throw new UserError($"Der {month.Name} ist noch nicht zu Ende; sein Digest geht frühestens am Tag danach.", CommandRunner.WrongUse);
    }

    private static ReportFolder Preview(WorkerEnvironment environment, DigestMonth month, string root)
    {
        MadeDigest made = environment.Get<DigestPublication>().Make(month, environment.Time.GetUtcNow());
        ReportFolder folder = new(root, made.Files.Number.ToString());
        using IDisposable guard = folder.Lock();
        folder.Write(made.Files.Files);
        folder.Finish();
        return folder;
    }

    private static void Show(WorkerEnvironment environment, ReportFolder folder) =>
        environment.Output.WriteLine($"Der Digest liegt in {Path.Combine(folder.Path, AuswertungFiles.DigestMail)}; als Text in {AuswertungFiles.DigestText}.");
}
