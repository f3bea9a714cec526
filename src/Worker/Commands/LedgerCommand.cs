using System.CommandLine;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Database;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`ledger list`, `ledger verify` and `ledger export`.</summary>
internal static class LedgerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command list = new("list", "Alle Einträge");
        list.SetAction(_ => List(environment));
        Option<string?> against = new("--against")
        {
            Description = "Veröffentlichte PDF-Datei, deren Prüfsumme und Seiten mit dem gespeicherten Nachweis verglichen werden, oder Ordner einer Auswertung mit allen seinen Dateien",
            HelpName = "DATEI.pdf|ORDNER",
        };
        Command verify = new("verify", "Die Kette prüfen und den ersten Bruch nennen") { against };
        verify.SetAction((parsed, cancellation) => VerifyAsync(environment, parsed.GetValue(against), cancellation));
        Argument<string> folder = new("ordner") { Description = "Leerer oder neuer Ordner", HelpName = "ORDNER" };
        Command export = new("export", "Kette und Nachweise als Dateien, die sich mit sha256sum prüfen lassen") { folder };
        export.SetAction(parsed => Export(environment, parsed.GetRequiredValue(folder)));
        return new Command("ledger", "Auswertungsbuch: alle Auswertungen, verkettet") { list, verify, export };
    }

    private static int List(WorkerEnvironment environment)
    {
        LedgerStore ledger = LedgerOf(environment);
        StoredReading<LedgerEntry> read = ledger.ReadEntries();
        environment.Output.Write(LedgerTable.Of(read.Rows, ledger.DeliveredRuns(), environment.Output.Profile.Width));
        return WorkerEnvironment.NameFaults(read.Faults);
    }

    // Not to the table console: that breaks lines, and a checksum is to be searched and copied whole.
    private static async Task<int> VerifyAsync(WorkerEnvironment environment, string? published, CancellationToken cancellation)
    {
        bool isFolder = Directory.Exists(published);
        byte[]? pdf = published is null || isFolder ? null : ReadFile(published);
        LedgerStore ledger = LedgerOf(environment);
        ChainResult chain = ledger.Walk(ChainCheck.Run);
        if (chain.Fault is not null)
        {
            Console.Out.WriteLine($"Die Kette bricht. {chain.Fault}");
            Console.Out.WriteLine($"Davor in Ordnung: {Entries(chain.Sound)}.");
        }
        else
        {
            Console.Out.WriteLine(chain.Last is LedgerEntry last
                ? $"Die Kette ist geschlossen: {Entries(chain.Sound)}, der letzte ist {last.RunNumber} mit der Prüfsumme {last.Hash}."
                : "Das Auswertungsbuch ist leer.");
            Console.Out.WriteLine(
                "Nicht geprüft: ob am Ende Einträge entfernt wurden oder die ganze Kette neu berechnet ist. Das zeigen nur ein "
                + "veröffentlichter Bericht (ledger verify --against DATEI.pdf) oder ein früherer Export (ledger export).");
        }

        bool isSound = chain.Fault is null;
        if (isSound)
        {
            foreach (string difference in Deliveries(ledger))
            {
                Console.Out.WriteLine(difference);
                isSound = false;
            }
        }

        if (published is not null)
        {
            isSound &= pdf is null
                ? await CompareFolderAsync(environment, ledger, published, cancellation)
                : await ComparePdfAsync(environment, ledger, pdf, Path.GetFileName(published), cancellation);
        }

        if (published is not null && chain.Fault is not null)
        {
            Console.Out.WriteLine("Die Kette ist trotzdem gebrochen (siehe oben).");
        }

        return isSound ? 0 : CommandRunner.Failed;
    }

    private static async Task<bool> CompareFolderAsync(
        WorkerEnvironment environment, LedgerStore ledger, string folder, CancellationToken cancellation)
    {
        FolderComparison compared = FolderComparison.Run(ledger.ReadEntries().Rows, folder);
        Console.Out.WriteLine(compared.Line);
        return compared.Entry is LedgerEntry entry
            ? compared.IsSound & await ComparePagesAsync(environment, entry, FolderComparison.PdfFiles(folder), cancellation)
            : compared.IsSound;
    }

    private static async Task<bool> ComparePdfAsync(
        WorkerEnvironment environment, LedgerStore ledger, byte[] pdf, string name, CancellationToken cancellation)
    {
        PublishedResult result = PublishedCheck.Run(ledger.Entries(), ledger.DeliveredRuns(), pdf, name);
        foreach (string line in result.Lines)
        {
            Console.Out.WriteLine(line);
        }

        return result.Entry is LedgerEntry entry
            ? result.IsSound & await ComparePagesAsync(environment, entry, [(name, pdf)], cancellation)
            : result.IsSound;
    }

    // What is printed beside number and checksum is proven by setting the file anew from the record.
    private static async Task<bool> ComparePagesAsync(
        WorkerEnvironment environment, LedgerEntry entry, IEnumerable<(string Name, byte[] Pdf)> files, CancellationToken cancellation)
    {
        PaperCheck check = new(entry, await environment.Get<RebuildPapers>()(entry, cancellation), environment.Get<ProgramVersion>());
        bool isSound = true;
        foreach ((string name, byte[] pdf) in files)
        {
            PaperResult result = ResultOf(check, name, pdf);
            foreach (string line in result.Lines)
            {
                Console.Out.WriteLine(line);
            }

            isSound &= result.IsSound;
        }

        return isSound;
    }

    // One file that is none keeps the others of a folder from nothing.
    private static PaperResult ResultOf(PaperCheck check, string name, byte[] pdf)
    {
        try
        {
            return check.Run(pdf, name);
        }
        catch (UserError error)
        {
            return new PaperResult(false, [$"Weicht ab: {error.Message}"]);
        }
    }

    private static IEnumerable<string> Deliveries(LedgerStore ledger)
    {
        StoredReading<LedgerDelivery> read = ledger.ReadDeliveries();
        return [.. read.Faults.Select(fault => fault.Message), .. ledger.Walk(chain => DeliveryCheck.Run(chain, read.Rows))];
    }

    private static int Export(WorkerEnvironment environment, string folder)
    {
        LedgerStore ledger = LedgerOf(environment);
        int entries = 0;
        ExportFolder.Fill(folder, target => entries = ledger.Walk(chain =>
        {
            int count = 0;
            foreach ((LedgerEntry entry, string record) in chain)
            {
                foreach ((string name, byte[] content) in LedgerExport.FilesOf(entry, record))
                {
                    target.Write(name, content);
                }

                count++;
            }

            return count;
        }));
        environment.Output.WriteLine($"{Entries(entries)} nach {folder} geschrieben. Prüfen ohne KiIndicators:");
        environment.Output.WriteLine($"  sha256sum -c {LedgerExport.List}");
        environment.Output.WriteLine($"Wie die Kette nachgerechnet wird, steht in {LedgerExport.Explanation}.");
        return 0;
    }

    private static LedgerStore LedgerOf(WorkerEnvironment environment)
    {
        environment.ExistingDatabase();
        return environment.Get<LedgerStore>();
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Datei {path} {(File.Exists(path) ? $"lässt sich nicht lesen ({exception.Message})" : "gibt es nicht")}. Bitte Pfad und Rechte prüfen.", 2, exception);
        }
    }

    private static string Entries(int number) => number == 1 ? "1 Eintrag" : $"{number} Einträge";
}
