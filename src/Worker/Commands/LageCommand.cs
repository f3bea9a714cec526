using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Digest.Blocks;

namespace KiIndicators.Worker.Commands;

/// <summary>`lage`: the blocks of the digest for the terminal, at any time.</summary>
internal static class LageCommand
{
    private const int Narrowest = 40;
    private const int Widest = 100;

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Option<DateOnly?> since = CommandOptions.Since();
        Option<string[]> assumed = new("--if")
        {
            Description = "annehmen, es kämen N Aktivitäten hinzu: Zeile und Anzahl, z. B. B26-2+2; mehrfach möglich", HelpName = "ZEILE+N",
        };
        Option<string> format = new("--format") { Description = "Ausgabeform", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("lage", "Was gefährdet ist, wer was schuldet, was fällig ist und was sich verändert hat") { asOf, since, assumed, format };
        command.SetAction(parsed =>
        {
            ImmutableArray<WhatIf> assumptions = [.. (parsed.GetValue(assumed) ?? []).Select(Read)];
            SqlDatabase database = environment.ExistingDatabase();
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), database, environment.Yesterday);
            DateOnly? compared = parsed.GetValue(since) is DateOnly then && then >= day
                ? throw new UserError($"--since {GermanText.Day(then)} liegt nicht vor dem Stichtag {GermanText.Day(day)}.", CommandRunner.WrongUse)
                : parsed.GetValue(since);
            (Auswertung auswertung, Briefing briefing) = environment.Get<LageRun>().Make(day, compared, assumptions, environment.Time.GetUtcNow());
            if (parsed.GetValue(format) == "json")
            {
                Console.Out.WriteLine(VisibleText.OfJson(LageDocument.Write(briefing)));
            }
            else
            {
                Print(briefing, Math.Clamp(environment.Output.Profile.Width - 1, Narrowest, Widest));
            }

            return WorkerEnvironment.Report(auswertung);
        });
        return command;
    }

    private static WhatIf Read(string text) => WhatIf.TryParse(text)
        ?? throw new UserError($"--if „{text}“: Erwartet werden Zeile und Anzahl von 1 bis {WhatIf.Most}, z. B. B26-2+2.", CommandRunner.WrongUse);

    private static void Print(Briefing briefing, int width)
    {
        Console.Out.Write(BriefingText.Wrap($"Lage zum {GermanText.Day(briefing.AsOf)}. {briefing.Tally}. Meilensteine: {briefing.States}.", width: width));
        if (briefing.Notice is string notice)
        {
            Console.Out.Write(BriefingText.Wrap(notice, width: width));
        }

        Console.Out.Write(BriefingText.Write(briefing, width));
    }
}
