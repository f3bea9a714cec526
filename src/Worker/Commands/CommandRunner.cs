using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using KiIndicators.Worker.Jobs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>Runs a command line: exit 0 ok, 1 failed, 2 wrong use or configuration; errors to stderr.</summary>
internal static class CommandRunner
{
    /// <summary>The run failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use or wrong configuration.</summary>
    public const int WrongUse = 2;

    // A file or a pipe has no width of its own; this one holds a table row without breaking words.
    private const int RedirectedWidth = 160;

    /// <summary>Help and messages in German, whatever the machine's language is; wide tables where nobody looks at a terminal.</summary>
    public static void Prepare()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }

    /// <summary>Parses and runs; a <see cref="UserError"/> becomes its message, anything else keeps its stack trace.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        GermanHelp.Apply(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string fault in GermanHelp.Faults(parsed))
            {
                await Console.Error.WriteLineAsync(fault);
            }

            await Console.Error.WriteLineAsync($"Hilfe: {Usage(parsed)} --help");
            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = WorkerHost.ShutdownTimeout + TimeSpan.FromSeconds(5),
            });
        }
        catch (UserError error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return error.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Abgebrochen.");
            return Failed;
        }
    }

    private static string Usage(ParseResult parsed)
    {
        List<string> names = [];
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
        {
            names.Insert(0, command.Command is RootCommand ? "kiindicators" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
