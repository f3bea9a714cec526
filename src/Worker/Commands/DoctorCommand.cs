using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Doctor;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`doctor`: everything that must hold, a line each, and what to do.</summary>
internal static class DoctorCommand
{
    private const int SomethingToKnow = 1;
    private const int SomethingAtFault = 2;

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string> format = new("--format") { Description = "Ausgabeform", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("doctor", "Alles prüfen, was der Worker braucht: eine Zeile je Prüfung; 0 gut, 1 Hinweise, 2 Fehler") { format };
        command.SetAction(async (parsed, cancellation) =>
        {
            ImmutableArray<Examined> examined = await new Examination(new HealthChecks(environment.Get<IServiceProvider>()).All()).RunAsync(cancellation);
            if (parsed.GetValue(format) == "json")
            {
                Console.Out.WriteLine(VisibleText.OfJson(DoctorDocument.Write(examined)));
            }
            else
            {
                Print(environment.Output, examined);
            }

            return ExitCode(examined);
        });
        return command;
    }

    private static int ExitCode(ImmutableArray<Examined> examined) =>
        examined.Any(one => one.Diagnosis is null or { Verdict: Verdict.Fault }) ? SomethingAtFault
        : examined.Any(one => one.Diagnosis!.Verdict == Verdict.Hint) ? SomethingToKnow
        : 0;

    private static void Print(IAnsiConsole output, ImmutableArray<Examined> examined)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn("").AddColumn("");
        foreach (Examined one in examined)
        {
            table.AddRow(
                new Markup(Word(one.Diagnosis), StyleOf(one.Diagnosis)), new Text(one.Check.Name), new Text(one.Diagnosis?.Text ?? "nicht geprüft: Erst muss der Fehler darüber behoben sein."));
        }

        output.Write(table);
        int faults = examined.Count(one => one.Diagnosis?.Verdict == Verdict.Fault);
        int hints = examined.Count(one => one.Diagnosis?.Verdict == Verdict.Hint);
        output.WriteLine(faults + hints == 0 ? "Alles in Ordnung." : $"{faults} Fehler, {hints} {(hints == 1 ? "Hinweis" : "Hinweise")}. Was zu tun ist, steht in der Zeile und im Betriebshandbuch.");
    }

    private static string Word(Diagnosis? diagnosis) => diagnosis?.Verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Hint => "Hinweis",
        Verdict.Fault => "Fehler",
        _ => "offen",
    };

    private static Style StyleOf(Diagnosis? diagnosis) => diagnosis?.Verdict switch
    {
        Verdict.Ok => new Style(Color.Green),
        Verdict.Fault => new Style(Color.Red, decoration: Decoration.Bold),
        _ => new Style(Color.Yellow),
    };
}
