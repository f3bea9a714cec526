using System.CommandLine;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Watch;

namespace KiIndicators.Worker.Commands;

/// <summary>`status`: how everything stands, for a person, another program, or a monitoring.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<bool> check = new("--check") { Description = "nur eine Zeile, für die Überwachung: 0 gut, 1 bitte ansehen, 2 ein Bericht fehlt" };
        Option<string> format = new("--format") { Description = "Ausgabeform", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("status", "Was ansteht, was wartet, was fehlt") { check, format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check))
            {
                return Check(environment);
            }

            StatusReport report = Read(environment);
            if (parsed.GetValue(format) == "json")
            {
                Console.Out.WriteLine(VisibleText.OfJson(StatusDocument.Write(report)));
            }
            else
            {
                StatusText.Print(environment.Output, report);
            }

            return 0;
        });
        return command;
    }

    // Whatever is in the way of an answer is itself one: a monitoring knows no other line.
    private static int Check(WorkerEnvironment environment)
    {
        try
        {
            StatusReport report = Read(environment);
            Console.Out.WriteLine(StatusText.Line(report));
            return report.ExitCode;
        }
        catch (Exception exception)
        {
            Console.Out.WriteLine(StatusText.Line(LastHandler.Explain(exception).Message));
            return StatusText.Critical;
        }
    }

    private static StatusReport Read(WorkerEnvironment environment)
    {
        environment.ExistingDatabase();
        return environment.Get<StatusReader>().Read(environment.Time.GetUtcNow());
    }
}
