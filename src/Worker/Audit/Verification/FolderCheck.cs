using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>
/// Checks the folder of an Auswertung with nothing but the folder: no database, no configuration, no catalogue beside the one in
/// the record. Every difference is named; what builds on a changed file is not checked any further.
/// </summary>
internal sealed partial class FolderCheck
{
    private const string List = "Nachweis.sha256";
    private const string Table = "Nachweis.csv";

    // A forged result shifts much else with it; the first ones say where to look.
    private const int MostDifferences = 20;

    private readonly string name;
    private readonly ImmutableSortedDictionary<string, byte[]> files;
    private readonly List<string> sound = [];
    private readonly List<string> differences = [];

    private FolderCheck(string name, ImmutableSortedDictionary<string, byte[]> files)
    {
        this.name = name;
        this.files = files;
    }

    /// <summary>Checks a folder on the disk.</summary>
    /// <exception cref="UserError">There is no such folder, it is none of an Auswertung (both exit code 2), or cannot be read.</exception>
    public static FolderResult Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserError($"Den Ordner {folder} gibt es nicht. Bitte den Ordner einer Auswertung angeben, z. B. berichte/SGS-2026-09-03-1.", 2);
        }

        try
        {
            ImmutableSortedDictionary<string, byte[]> files = Directory.GetFiles(folder)
                .ToImmutableSortedDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
            return files.ContainsKey(RunFiles.Record) || files.ContainsKey(List)
                ? Run(
                    Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), files,
                    Directory.GetDirectories(folder).Select(entry => Path.GetFileName(entry)))
                : throw new UserError(
                    $"{folder} ist kein Ordner einer Auswertung: Es gibt darin weder {RunFiles.Record} noch {List}.", 2);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Der Ordner {folder} lässt sich nicht lesen ({exception.Message}). Bitte die Rechte prüfen.", 1, exception);
        }
    }

    /// <summary>Checks a folder's content.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="files">Name to content of all files.</param>
    /// <param name="folders">Names of folders within; an Auswertung has none.</param>
    public static FolderResult Run(string name, ImmutableSortedDictionary<string, byte[]> files, IEnumerable<string> folders)
    {
        FolderCheck check = new(name, files);
        check.differences.AddRange(folders.Select(folder => $"Der Ordner „{folder}“ gehört nicht zur Auswertung."));
        check.CheckAll();
        return new FolderResult(
            check.sound, check.differences,
            files.TryGetValue(RunFiles.Record, out byte[]? record) ? Checksums.Sha256(record)[..16] : null);
    }

    private void CheckAll()
    {
        CheckChecksums();
        if (differences.Count > 0)
        {
            differences.Add("Nicht weiter geprüft: Die Dateien sind nicht die, zu denen die Prüfsummen gehören.");
            return;
        }

        if (RecordThatFollows() is not RunRecord record)
        {
            return;
        }

        CheckTable(record);
        CheckPdfs(record);
        Require(
            name == record.Number || !RunNumber().IsMatch(name),
            name == record.Number
                ? $"Der Ordner heißt wie die Auswertung: {record.Number}."
                : $"Der Nachweis gehört zu {record.Number}; der Ordner „{name}“ ist eine Kopie unter anderem Namen.",
            $"Der Ordner heißt „{name}“ wie eine andere Auswertung; der Nachweis gehört zu {record.Number}.");
    }

    // The list must be, byte for byte, what the program writes over the other files: each once, in order, in this one form.
    private void CheckChecksums()
    {
        if (!files.TryGetValue(List, out byte[]? list))
        {
            differences.Add($"{List} fehlt.");
            return;
        }

        ImmutableSortedDictionary<string, byte[]> others = files.Remove(List);
        if (list.AsSpan().SequenceEqual(Checksums.File(others)))
        {
            Require(
                others.ContainsKey(RunFiles.Record),
                $"Alle {others.Count} Dateien stimmen mit {List} überein; es fehlt keine, und es liegt nichts anderes im Ordner.",
                $"{RunFiles.Record} fehlt.");
            return;
        }

        Dictionary<string, string[]> listed = ListLine().Matches(Encoding.UTF8.GetString(list))
            .GroupBy(line => line.Groups["name"].Value, line => line.Groups["sha256"].Value, StringComparer.Ordinal)
            .ToDictionary(line => line.Key, line => line.ToArray(), StringComparer.Ordinal);
        string[] found =
        [
            .. listed.Keys.Where(name => !others.ContainsKey(name)).Select(name => $"{name} fehlt; {List} führt die Datei auf."),
            .. others.Keys.Where(name => !listed.ContainsKey(name)).Select(name => $"{name} steht nicht in {List}."),
            .. others.Where(file => listed.TryGetValue(file.Key, out string[]? sums) && !sums.Contains(Checksums.Sha256(file.Value)))
                .Select(file => $"{file.Key} ist verändert: Die Prüfsumme in {List} ist eine andere."),
        ];
        differences.AddRange(found.Length > 0 ? found : [$"{List} ist nicht in der festgelegten Form."]);
    }

    private RunRecord? RecordThatFollows()
    {
        byte[] stored = files[RunFiles.Record];
        try
        {
            RunRecord record = RecordReader.Read(stored).ToRecord();
            byte[] follows = record.ToJson();
            if (follows.AsSpan().SequenceEqual(stored))
            {
                sound.Add(
                    $"{RunFiles.Record} ist in der festgelegten Schreibweise; {record.Evaluation.Measurements.Count()} Zeilen und "
                    + $"{record.Evaluation.Milestones.Length} Meilensteine folgen aus {record.Evaluation.Reading.Activities.Length} "
                    + "beigefügten Aktivitäten und dem beigefügten Zielkatalog.");
                return record;
            }

            string[] found = [.. RecordDifferences.Of(CanonicalReader.Read(stored), CanonicalReader.Read(follows))];
            differences.AddRange(found.Take(MostDifferences));
            differences.AddRange(found.Length > MostDifferences ? [$"… und {found.Length - MostDifferences} weitere Abweichungen."] : []);
        }
        catch (UserError error)
        {
            differences.Add(error.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or OverflowException or KeyNotFoundException)
        {
            // A forged record may hold what the intake would have rejected; that it cannot be judged is the finding.
            differences.Add($"{RunFiles.Record} lässt sich nicht nachrechnen: {fault.Message}");
        }

        return null;
    }

    private void CheckTable(RunRecord record) => Require(
        files.TryGetValue(Table, out byte[]? table) && table.AsSpan().SequenceEqual(EvidenceCsv.Write(record)),
        $"{Table} enthält dasselbe wie {RunFiles.Record}.",
        $"{Table} enthält nicht, was aus {RunFiles.Record} folgt.");

    private void CheckPdfs(RunRecord record)
    {
        PrintedChecksum own = new(record.Number, Checksums.Sha256(files[RunFiles.Record])[..16]);
        string[] pdfs = [.. files.Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))];
        if (pdfs.Length == 0)
        {
            differences.Add("Im Ordner liegt keine PDF-Datei.");
        }

        foreach (string pdf in pdfs)
        {
            try
            {
                PublishedReport printed = PublishedReport.Read(files[pdf], pdf);
                Require(
                    printed.Number == own.Number && printed.Checksum == own.Checksum,
                    $"{pdf} nennt {own.Number} und die Prüfsumme {own.Grouped} dieses Nachweises.",
                    $"{pdf} nennt {printed.Number} und die Prüfsumme {new PrintedChecksum("", printed.Checksum).Grouped}; zum Nachweis gehören {own.Number} und {own.Grouped}.");
            }
            catch (UserError error)
            {
                differences.Add(error.Message);
            }
        }
    }

    private void Require(bool holds, string yes, string no) => (holds ? sound : differences).Add(holds ? yes : no);

    // A copy may bear any name, but not that of another Auswertung.
    [GeneratedRegex(@"^[A-Z][A-Z0-9]{0,11}-\d{4}-\d{2}(-\d{2})?[b-z]?-V?\d+$")]
    private static partial Regex RunNumber();

    [GeneratedRegex(@"^(?<sha256>[0-9a-f]{64})  (?<name>[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex ListLine();
}

/// <summary>What the check of a folder found.</summary>
/// <param name="Sound">What was checked and holds.</param>
/// <param name="Differences">Every difference; none: the folder is sound.</param>
/// <param name="Checksum">The first 16 digits of the checksum of Nachweis.json; null where it is missing.</param>
internal sealed record FolderResult(IReadOnlyList<string> Sound, IReadOnlyList<string> Differences, string? Checksum);
