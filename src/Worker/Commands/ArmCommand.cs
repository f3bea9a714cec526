using System.CommandLine;
using KiIndicators.Worker.Delivery;

namespace KiIndicators.Worker.Commands;

/// <summary>`arm`: lets this machine mail from the configured database.</summary>
internal static class ArmCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<bool> restored = new("--restored") { Description = "die Datenbank kommt aus einer Sicherung: Was darin wartet, wird unklar" };
        Command command = new("arm", "Diesen Rechner für Mail freischalten; nicht auf Kopien und Testrechnern") { restored };
        command.SetAction(parsed => Arm(environment, parsed.GetValue(restored)));
        return command;
    }

    private static int Arm(WorkerEnvironment environment, bool isRestored)
    {
        environment.ExistingDatabase();
        Arming arming = environment.Get<MachineGuard>().Arm(Environment.UserName, isRestored);
        Console.Out.WriteLine(arming.IsNew
            ? $"Von diesem Rechner ({Environment.MachineName}) geht ab jetzt Mail ab."
            : $"Dieser Rechner ({Environment.MachineName}) war schon freigeschaltet.");
        if (!arming.Folders.IsEmpty)
        {
            Console.Out.WriteLine($"Als bekannt vermerkt, obwohl das Auswertungsbuch sie nicht kennt: {string.Join(", ", arming.Folders)}.");
        }

        if (arming.Unclear > 0)
        {
            Console.Out.WriteLine(
                $"{(arming.Unclear == 1 ? "1 Mail, die wartete, ist" : $"{arming.Unclear} Mails, die warteten, sind")} jetzt unklar, weil ein anderer Rechner oder ein neuerer Stand der Datenbank "
                + "sie schon gesendet haben kann. Bitte „kiindicators delivery list“ ansehen und jede mit „delivery resolve“ klären.");
        }

        return 0;
    }
}
