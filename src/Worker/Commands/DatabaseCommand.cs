using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Database;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`db upgrade`, `db status` and `db script`.</summary>
internal static class DatabaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command upgrade = new("upgrade", "Datenbank anlegen oder auf den Stand dieses Programms bringen");
        upgrade.SetAction(_ => Upgrade(environment));
        Command status = new("status", "Stand der Datenbank zeigen, ohne sie zu ändern");
        status.SetAction(_ => Status(environment));
        Option<bool> all = new("--all") { Description = "alles, wie für eine leere Datenbank; es wird keine Verbindung geöffnet" };
        Command script = new("script", "Ausstehende Änderungen als SQL ausgeben, auszuführen von der Datenbankadministration") { all };
        script.SetAction(parsed => Script(environment, parsed.GetValue(all)));
        return new Command("db", "Datenbank") { upgrade, status, script };
    }

    private static int Upgrade(WorkerEnvironment environment)
    {
        ImmutableArray<string> applied = DatabaseUpgrade.Run(environment.Get<SqlDatabase>());
        environment.Output.WriteLine(applied.IsEmpty
            ? "Die Datenbank war schon auf dem Stand; die Sichten sind neu angelegt."
            : $"Ausgeführt: {string.Join(", ", applied)}. Die Sichten sind neu angelegt.");
        return 0;
    }

    private static int Status(WorkerEnvironment environment)
    {
        SqlDatabase database = environment.Get<SqlDatabase>();
        DatabaseStatus status = DatabaseUpgrade.Status(database);
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("Datenbank").AddColumn(Terminal.Cell(status.Name));
        table.AddRow("vorhanden", status.Exists ? "ja" : "nein");
        table.AddRow("ausgeführt", Listed(status.Applied));
        table.AddRow("noch auszuführen", Listed(status.Pending));
        table.AddRow("diesem Programm unbekannt", Listed(status.Unknown));
        table.AddRow("Sichten anders als ihre Datei", Listed(status.ChangedViews));
        ImmutableArray<ViewRows> views = status.Exists && status.Pending.IsEmpty ? ContractViews.Count(database) : [];
        foreach (ViewRows view in views)
        {
            table.AddRow($"Zeilen in {Terminal.Cell(view.View)}", Terminal.Cell(view.Fault ?? $"{view.Rows}"));
        }

        environment.Output.Write(table);
        bool isReadable = views.All(view => view.Fault is null);
        environment.Output.WriteLine(status switch
        {
            { IsCurrent: true } when !isReadable => "Nicht alle Sichten lassen sich lesen. Bitte die genannten Sichten prüfen.",
            { IsCurrent: true } => "Die Datenbank ist auf dem Stand dieses Programms.",
            { Unknown.IsEmpty: false } => "Die Datenbank ist neuer als dieses Programm. Bitte das Programm aktualisieren.",
            _ => database.UpgradeAdvice,
        });
        return status.IsCurrent && isReadable ? 0 : CommandRunner.Failed;
    }

    private static int Script(WorkerEnvironment environment, bool all)
    {
        SqlDatabase database = environment.Get<SqlDatabase>();
        string? script = all ? UpgradeScript.All(database) : UpgradeScript.Of(database);

        // Past the console's layout: a line of SQL must not be broken at its width.
        Terminal.WriteExact(script ?? "-- Es steht nichts aus: Die Datenbank ist auf dem Stand dieses Programms.\n");
        return 0;
    }

    private static string Listed(ImmutableArray<string> names) =>
        names.IsEmpty ? "keine" : Terminal.Cell(string.Join("\n", names));
}
