using System.CommandLine;
using KiIndicators.Worker.Delivery;

namespace KiIndicators.Worker.Commands;

/// <summary>`mail test`: whether mail leaves.</summary>
internal static class MailCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string> to = new("--to") { Description = "Empfänger", HelpName = "ADRESSE", Required = true };
        Command test = new("test", "Eine Probemail senden und die Antwort nennen") { to };
        test.SetAction(parsed => Test(environment, parsed.GetRequiredValue(to)));
        return new Command("mail", "Den Versand von Mail prüfen") { test };
    }

    private static int Test(WorkerEnvironment environment, string to)
    {
        environment.ExistingDatabase();
        (string channel, SendOutcome outcome) = environment.Get<MailTest>().Send(to);
        if (outcome.State == DeliveryState.Sent)
        {
            Console.Out.WriteLine($"Übergeben an {channel}: {outcome.Answer}");
            return 0;
        }

        throw new UserError(outcome.State == DeliveryState.Unclear
            ? $"Ob {channel} die Probemail angenommen hat, ist unklar: {outcome.Answer}"
            : $"{channel} hat die Probemail nicht angenommen: {outcome.Answer}");
    }
}
