using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// Help and faults of the command line in German, also where the library's own translation has gaps.
/// </summary>
internal static class GermanHelp
{
    private static readonly (string English, string German)[] Gaps =
    [
        ("Description:", "Beschreibung:"), ("Usage:", "Nutzung:"), ("Options:", "Optionen:"), ("Arguments:", "Argumente:"),
        ("Commands:", "Befehle:"), ("[command]", "[Befehl]"), ("[options]", "[Optionen]"), ("(REQUIRED)", "(Pflicht) "),
        ("[default: ", "[Vorgabe: "),
    ];

    /// <summary>Makes the help of all commands German.</summary>
    public static void Apply(RootCommand root)
    {
        foreach (Option option in root.Options)
        {
            option.Description = option switch
            {
                HelpOption => "Diese Hilfe anzeigen",
                VersionOption => "Version anzeigen",
                _ => option.Description,
            };
            if (option is HelpOption { Action: HelpAction action })
            {
                option.Action = new Translated(action);
            }
        }
    }

    /// <summary>The faults of a command line, each with what to do.</summary>
    public static IEnumerable<string> Faults(ParseResult parsed) =>
        parsed.Errors.Select(error => Translate(error.Message, parsed.CommandResult.Command)).Distinct();

    private static string Translate(string message, Command command)
    {
        Option? missing = command.Options.FirstOrDefault(option => message == $"Option '{option.Name}' is required.");
        return missing is null
            ? string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : $"Es fehlt {missing.Name} {missing.HelpName}: {missing.Description}.";
    }

    private sealed class Translated(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            using StringWriter text = new();
            parseResult.InvocationConfiguration.Output = text;
            int exitCode = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            output.Write(Gaps.Aggregate(text.ToString(), (said, gap) => said.Replace(gap.English, gap.German, StringComparison.Ordinal)));
            return exitCode;
        }
    }
}
