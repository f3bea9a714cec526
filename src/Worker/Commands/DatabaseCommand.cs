using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Database;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`db upgrade` and `db status`.</summary>
internal static class DatabaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command upgrade = new("upgrade", "Datenbank anlegen oder auf den Stand dieses Programms bringen");
        upgrade.SetAction(_ => Upgrade(environment));
        Command status = new("status", "Stand der Datenbank zeigen, ohne sie zu ändern");
        status.SetAction(_ => Status(environment));
        return new Command("db", "Datenbank") { upgrade, status };
    }

    private static int Upgrade(WorkerEnvironment environment)
    {
        ImmutableArray<string> applied = DatabaseUpgrade.Run(environment.Database());
        environment.Output.WriteLine(applied.IsEmpty
            ? "Die Datenbank war schon auf dem Stand; die Sichten sind neu angelegt."
            : $"Ausgeführt: {string.Join(", ", applied)}. Die Sichten sind neu angelegt.");
        return 0;
    }

    private static int Status(WorkerEnvironment environment)
    {
        DatabaseStatus status = DatabaseUpgrade.Status(environment.Database());
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("Datenbank").AddColumn(Markup.Escape(status.File));
        table.AddRow("vorhanden", status.Exists ? "ja" : "nein");
        table.AddRow("ausgeführt", Listed(status.Applied));
        table.AddRow("noch auszuführen", Listed(status.Pending));
        table.AddRow("diesem Programm unbekannt", Listed(status.Unknown));
        table.AddRow("geänderte Sichten", Listed(status.ChangedViews));
        environment.Output.Write(table);
        environment.Output.WriteLine(status switch
        {
            { IsCurrent: true } => "Die Datenbank ist auf dem Stand dieses Programms.",
            { Unknown.IsEmpty: false } => "Die Datenbank ist neuer als dieses Programm. Bitte das Programm aktualisieren.",
            _ => "Bitte „kiindicators db upgrade“ aufrufen.",
        });
        return status.IsCurrent ? 0 : CommandRunner.Failed;
    }

    private static string Listed(ImmutableArray<string> names) =>
        names.IsEmpty ? "keine" : Markup.Escape(string.Join("\n", names));
}
