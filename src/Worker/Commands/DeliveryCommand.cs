using System.CommandLine;
using System.Globalization;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`delivery list`, `delivery retry` and `delivery resolve`.</summary>
internal static class DeliveryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string> format = new("--format") { Description = "Ausgabeform", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<bool> all = new("--all") { Description = "auch, was gesendet ist" };
        Command list = new("list", "Was wartet, unklar oder gescheitert ist") { all, format };
        list.SetAction(parsed => List(environment, parsed.GetValue(all), parsed.GetValue(format) == "json"));
        Argument<long[]> several = new("ID") { Description = "Nummer aus „delivery list“; auch mehrere", Arity = ArgumentArity.OneOrMore };
        Command retry = new("retry", "Eine gescheiterte oder zurückgezogene Mail wieder senden") { several };
        retry.SetAction(parsed => Retry(environment, parsed.GetRequiredValue(several)));
        Argument<long> id = new("ID") { Description = "Nummer aus „delivery list“" };
        Option<bool> sent = new("--sent") { Description = "sie ist angekommen, oder auf anderem Weg zugestellt" };
        Option<bool> resend = new("--resend") { Description = "sie ist nicht angekommen und soll noch einmal hinaus" };
        Command resolve = new("resolve", "Sagen, was aus einer unklaren Mail geworden ist") { id, sent, resend };
        resolve.Validators.Add(result =>
        {
            if (result.GetValue(sent) == result.GetValue(resend))
            {
                result.AddError("Erwartet wird eines von beiden: --sent oder --resend.");
            }
        });
        resolve.SetAction(parsed => Resolve(environment, parsed.GetRequiredValue(id), parsed.GetValue(sent)));
        return new Command("delivery", "Mails: was wartet, was gesendet ist, was unklar ist") { list, retry, resolve };
    }

    private static int List(WorkerEnvironment environment, bool all, bool isJson)
    {
        StoredReading<Envelope> read = OutboxOf(environment).Read();
        Envelope[] shown = [.. read.Rows.Where(envelope => all || envelope.State != DeliveryState.Sent)];
        if (isJson)
        {
            Console.Out.WriteLine(VisibleText.OfJson(DeliveryDocument.Write(shown)));
        }
        else if (shown.Length == 0)
        {
            environment.Output.WriteLine(all ? "Es ist keine Mail verzeichnet." : "Nichts wartet, nichts ist unklar, nichts ist gescheitert.");
        }
        else
        {
            Print(environment, shown);
        }

        return WorkerEnvironment.NameFaults(read.Faults);
    }

    private static void Print(WorkerEnvironment environment, IEnumerable<Envelope> envelopes)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("ID", column => column.NoWrap = true).AddColumns("Stand", "Seit", "Empfänger", "Betreff", "Letzte Antwort");
        foreach (Envelope envelope in envelopes)
        {
            table.AddRow(
                envelope.Id.ToString(CultureInfo.InvariantCulture), StateOf(envelope), $"{BerlinTime.Wall(envelope.ChangedAt):dd.MM.yy HH:mm}",
                Terminal.Cell(envelope.Recipient), Terminal.Cell(envelope.Subject), Terminal.Cell(envelope.LastAnswer ?? "–"));
        }

        environment.Output.Write(table);
        if (environment.Get<MailOptions>().HasChannel && environment.Get<MachineGuard>().WhyNot() is string why)
        {
            environment.Output.WriteLine(why);
        }
    }

    private static string StateOf(Envelope envelope) => envelope switch
    {
        { State: DeliveryState.Waiting, MayLeave: false } => "wartet auf den Bericht",
        { State: DeliveryState.Waiting, Attempts: > 0 } => $"wartet, nach {envelope.Attempts} {(envelope.Attempts == 1 ? "Versuch" : "Versuchen")}",
        { Resolved: (string who, DateTimeOffset at), State: DeliveryState.Sent } when at == envelope.ChangedAt => Terminal.Cell($"gesendet, sagt {who}"),
        _ => envelope.State.Word(),
    };

    private static int Retry(WorkerEnvironment environment, long[] ids)
    {
        foreach (long id in ids)
        {
            Change(environment, id, DeliveryState.Waiting, [DeliveryState.Failed, DeliveryState.Withdrawn], "gescheitert oder zurückgezogen");
            environment.Output.WriteLine($"Mail {id} wartet wieder; der Worker sendet sie beim nächsten Mal.");
        }

        return 0;
    }

    private static int Resolve(WorkerEnvironment environment, long id, bool isSent)
    {
        if (isSent)
        {
            Change(environment, id, DeliveryState.Sent, [DeliveryState.Unclear, DeliveryState.Failed], "unklar oder gescheitert");
            environment.Output.WriteLine($"Mail {id} gilt als gesendet.");
        }
        else
        {
            Change(environment, id, DeliveryState.Waiting, [DeliveryState.Unclear], "unklar");
            environment.Output.WriteLine($"Mail {id} wartet wieder; der Worker sendet sie beim nächsten Mal.");
        }

        return 0;
    }

    private static void Change(WorkerEnvironment environment, long id, DeliveryState state, DeliveryState[] from, string expected)
    {
        Outbox outbox = OutboxOf(environment);
        Envelope envelope = outbox.Read().Rows.FirstOrDefault(envelope => envelope.Id == id)
            ?? throw new UserError($"Eine Mail {id} ist nicht verzeichnet. Alle nennt „kiindicators delivery list --all“.", 2);
        if (!from.Contains(envelope.State))
        {
            string instead = envelope.State == DeliveryState.Unclear ? $" Was unklar ist, klärt „kiindicators delivery resolve {id} --sent“ oder „--resend“." : "";
            throw new UserError($"Mail {id} ist „{envelope.State.Word()}“; erwartet wird {expected}.{instead}", 2);
        }

        if (!outbox.TryResolve(envelope, state, Environment.UserName))
        {
            throw new UserError($"Mail {id} hat gerade jemand anderes geändert. Bitte „kiindicators delivery list“ ansehen und wiederholen.");
        }
    }

    private static Outbox OutboxOf(WorkerEnvironment environment)
    {
        environment.ExistingDatabase();
        return environment.Get<Outbox>();
    }
}
