using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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

    /// <summary>
    /// Prepares output and language, builds the commands, parses and runs. A <see cref="UserError"/> becomes its message, anything
    /// else what <see cref="LastHandler"/> says of it.
    /// </summary>
    /// <param name="commands">Builds the commands; gets the console for tables.</param>
    /// <param name="args">The command line.</param>
    public static async Task<int> RunAsync(Func<IAnsiConsole, RootCommand> commands, string[] args)
    {
        LastHandler.Install();
        try
        {
            IAnsiConsole console = Terminal.Open();
            SpeakGerman();
            return await RunAsync(commands(console), args);
        }
        catch (Exception exception)
        {
            (string message, int exitCode) = LastHandler.Explain(exception);
            await Console.Error.WriteLineAsync(message);
            return exitCode;
        }
    }

    // Help and messages in German, whatever the machine's language is.
    private static void SpeakGerman()
    {
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        }
        catch (CultureNotFoundException exception)
        {
            throw new UserError(
                "Das Programm läuft ohne Sprachdaten (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT); ohne sie lassen sich Umlaute nicht vergleichen. "
                + "Bitte ICU installieren (Debian, Ubuntu: apt-get install libicu-dev; Alpine: apk add icu-libs icu-data-full) und die "
                + "Umgebungsvariable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT entfernen.", WrongUse, exception);
        }
    }

    private static async Task<int> RunAsync(RootCommand root, string[] args)
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

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = WorkerHost.ShutdownTimeout + TimeSpan.FromSeconds(5),
        });
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
