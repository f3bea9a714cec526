using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>
/// Checks the folder of an Auswertung with nothing but the folder: no database, no configuration, no catalogue beside the one in
/// the record. Every difference is named; what builds on a changed file is not checked any further.
/// </summary>
internal sealed partial class FolderCheck
{
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
            return files.ContainsKey(AuswertungFiles.Record) || files.ContainsKey(AuswertungFiles.List)
                ? Run(
                    Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), files,
                    Directory.GetDirectories(folder).Select(entry => Path.GetFileName(entry)))
                : throw new UserError(
                    $"{folder} ist kein Ordner einer Auswertung: Es gibt darin weder {AuswertungFiles.Record} noch {AuswertungFiles.List}.", 2);
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
            files.TryGetValue(AuswertungFiles.Record, out byte[]? record) ? ShortChecksum.Of(record) : null);
    }

    private void CheckAll()
    {
        CheckChecksums();
        if (differences.Count > 0)
        {
            differences.Add("Nicht weiter geprüft: Die Dateien sind nicht die, zu denen die Prüfsummen gehören.");
            return;
        }

        if (RecordThatFollows() is not Auswertung record)
        {
            return;
        }

        CheckTable(record);
        if (record.Number?.Kind != Kind)
        {
            differences.Add($"{OnlyOf(Kind)}; der Nachweis gehört zu {record.Number}.");
        }

        bool hasAnnex = record.Form.HasAnnex && Kind != RunKind.Digest;
        Require(
            !hasAnnex || files.ContainsKey(AuswertungFiles.Annex),
            "Es fehlt keine Datei, die zu dieser Auswertung gehört.",
            $"{AuswertungFiles.Annex} fehlt; jede Auswertung in der Form „{record.Form.Name}“ hat diese Datei.");
        if (Kind == RunKind.Digest)
        {
            CheckDigest(record);
        }
        else
        {
            CheckPdfs(record);
        }

        string number = $"{record.Number}";
        // A copy may bear any name, but not that of another Auswertung.
        Require(
            name == number || RunNumber.TryParse(name) is null,
            name == number
                ? $"Der Ordner heißt wie die Auswertung: {number}."
                : $"Der Nachweis gehört zu {number}; der Ordner „{name}“ ist eine Kopie unter anderem Namen.",
            $"Der Ordner heißt „{name}“ wie eine andere Auswertung; der Nachweis gehört zu {number}.");
    }

    // The list must be, byte for byte, what the program writes over the other files: each once, in order, in this one form.
    private void CheckChecksums()
    {
        if (!files.TryGetValue(AuswertungFiles.List, out byte[]? list))
        {
            differences.Add($"{AuswertungFiles.List} fehlt.");
            return;
        }

        // Whoever removes a file removes its line in the list as well: which files there must be, the list does not say.
        ImmutableSortedDictionary<string, byte[]> others = files.Remove(AuswertungFiles.List);
        // The Anlage is missing where an earlier version made the folder; the record tells. A digest without changes has no picture; its HTML tells.
        ImmutableHashSet<string> names = AuswertungFiles.NamesOf(Kind);
        string[] gone = [.. names.Remove(AuswertungFiles.Annex).Remove(AuswertungFiles.DigestChart).Where(name => !files.ContainsKey(name)).Order(StringComparer.Ordinal)];
        string[] strange = [.. others.Keys.Where(name => !AuswertungFiles.IsNameOf(Kind, name))];
        if (list.AsSpan().SequenceEqual(Checksums.File(others)))
        {
            differences.AddRange(gone.Select(name => $"{name} fehlt; jede Auswertung hat diese Datei."));
            differences.AddRange(strange.Select(name => $"{name} gehört nicht zu einer Auswertung, steht aber in {AuswertungFiles.List}."));
            if (gone.Length == 0 && strange.Length == 0)
            {
                sound.Add($"Alle {others.Count} Dateien stimmen mit {AuswertungFiles.List} überein, und es liegt nichts anderes im Ordner.");
            }

            return;
        }

        Dictionary<string, string[]> listed = ListLine().Matches(Encoding.UTF8.GetString(list))
            .GroupBy(line => line.Groups["name"].Value, line => line.Groups["sha256"].Value, StringComparer.Ordinal)
            .ToDictionary(line => line.Key, line => line.ToArray(), StringComparer.Ordinal);
        string[] found =
        [
            .. listed.Keys.Where(name => !others.ContainsKey(name)).Select(name => $"{name} fehlt; {AuswertungFiles.List} führt die Datei auf."),
            .. others.Keys.Where(name => !listed.ContainsKey(name)).Select(name => $"{name} steht nicht in {AuswertungFiles.List}."),
            .. others.Where(file => listed.TryGetValue(file.Key, out string[]? sums) && !sums.Contains(Checksums.Sha256(file.Value)))
                .Select(file => $"{file.Key} ist verändert: Die Prüfsumme in {AuswertungFiles.List} ist eine andere."),
        ];
        differences.AddRange(found.Length > 0 ? found : [$"{AuswertungFiles.List} ist nicht in der festgelegten Form."]);
    }

    private Auswertung? RecordThatFollows()
    {
        byte[] stored = files[AuswertungFiles.Record];
        try
        {
            Auswertung record = RecordReader.Read(stored).Evaluate();
            byte[] follows = record.ToJson();
            if (follows.AsSpan().SequenceEqual(stored))
            {
                sound.Add(
                    $"{AuswertungFiles.Record} ist in der festgelegten Schreibweise; {Phrases.Of(record.Result.Measurements.Count(), "Zeile", "Zeilen")} und "
                    + $"{Phrases.Of(record.Result.Milestones.Length, "Meilenstein", "Meilensteine")} folgen aus "
                    + $"{Phrases.Of(record.Reading.Activities.Length, "beigefügten Aktivität", "beigefügten Aktivitäten")} und dem beigefügten Zielkatalog"
                    + (record.Reading.LeftAside.Count == 0 ? "." : $"; {Phrases.Of(record.Reading.LeftAside.Count, "weitere", "weitere")}, die keine Zeile näher angehen, sind dort nur gezählt."));
                return record;
            }

            string[] found = [.. RecordDifferences.Of(CanonicalReader.Read(stored), CanonicalReader.Read(follows))];
            differences.AddRange(found.Take(MostDifferences));
            differences.AddRange(found.Length > MostDifferences ? [$"… und {Phrases.Of(found.Length - MostDifferences, "weitere Abweichung", "weitere Abweichungen")}."] : []);
        }
        catch (UserError error)
        {
            differences.Add(error.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or OverflowException or KeyNotFoundException)
        {
            // A forged record may hold what the intake would have rejected; that it cannot be judged is the finding.
            differences.Add($"{AuswertungFiles.Record} lässt sich nicht nachrechnen: {fault.Message}");
        }

        return null;
    }

    private void CheckTable(Auswertung record) => Require(
        files.TryGetValue(AuswertungFiles.Table, out byte[]? table) && EvidenceCsv.Holds(table, record),
        $"{AuswertungFiles.Table} enthält dasselbe wie {AuswertungFiles.Record}.",
        $"{AuswertungFiles.Table} enthält nicht, was aus {AuswertungFiles.Record} folgt.");

    // Which files there are says what was made; the record says the same.
    private RunKind Kind => files.ContainsKey(AuswertungFiles.Draft) ? RunKind.Rehearsal
        : files.ContainsKey(AuswertungFiles.DigestHtml) ? RunKind.Digest
        : RunKind.Report;

    private static string OnlyOf(RunKind kind) => kind switch
    {
        RunKind.Rehearsal => $"{AuswertungFiles.Draft} gehört zu einer Vorabfassung und nur zu ihr",
        RunKind.Digest => $"{AuswertungFiles.DigestHtml} gehört zu einem Digest und nur zu ihm",
        _ => $"{AuswertungFiles.Report} gehört zu einem Bericht und nur zu ihm",
    };

    // Number and checksum stand at the end of both forms of the mail.
    private void CheckDigest(Auswertung record)
    {
        bool showsPicture = Encoding.UTF8.GetString(files[AuswertungFiles.DigestHtml]).Contains($"\"{AuswertungFiles.DigestChart}\"", StringComparison.Ordinal);
        if (showsPicture != files.ContainsKey(AuswertungFiles.DigestChart))
        {
            differences.Add($"{AuswertungFiles.DigestHtml} zeigt {(showsPicture ? "" : "kein Bild, aber es gibt ")}{AuswertungFiles.DigestChart}{(showsPicture ? ", das fehlt" : "")}.");
        }

        string[] imprint = [$"{record.Number}", $"{ShortChecksum.Of(files[AuswertungFiles.Record])}"];
        foreach (string name in (string[])[AuswertungFiles.DigestHtml, AuswertungFiles.DigestText])
        {
            string text = Encoding.UTF8.GetString(files[name]);
            Require(
                imprint.All(text.Contains),
                $"{name} nennt {imprint[0]} und die Prüfsumme {imprint[1]} dieses Nachweises.",
                $"{name} nennt nicht {imprint[0]} und die Prüfsumme {imprint[1]}, die zum Nachweis gehören.");
        }
    }

    private void CheckPdfs(Auswertung record)
    {
        ShortChecksum own = ShortChecksum.Of(files[AuswertungFiles.Record]);
        string[] pdfs = [.. files.Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))];
        if (pdfs.Length == 0)
        {
            differences.Add("Im Ordner liegt keine PDF-Datei.");
        }

        if (pdfs.Length > 1 && pdfs.Select(pdf => Checksums.Sha256(files[pdf])).Distinct().Count() < pdfs.Length)
        {
            differences.Add($"{string.Join(" und ", pdfs)} sind dieselbe Datei; eine von beiden wurde ersetzt.");
        }

        foreach (string pdf in pdfs)
        {
            try
            {
                Imprint printed = Imprint.Read(files[pdf], pdf);
                Require(
                    printed.Number == record.Number && printed.Checksum == own,
                    $"{pdf} nennt {record.Number} und die Prüfsumme {own} dieses Nachweises.",
                    $"{pdf} nennt {printed.Number} und die Prüfsumme {printed.Checksum}; zum Nachweis gehören {record.Number} und {own}.");
            }
            catch (UserError error)
            {
                differences.Add(error.Message);
            }
        }
    }

    private void Require(bool holds, string yes, string no) => (holds ? sound : differences).Add(holds ? yes : no);

    [GeneratedRegex(@"^(?<sha256>[0-9a-f]{64})  (?<name>[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex ListLine();
}

/// <summary>What the check of a folder found.</summary>
/// <param name="Sound">What was checked and holds.</param>
/// <param name="Differences">Every difference; none: the folder is sound.</param>
/// <param name="Checksum">The checksum of Nachweis.json as it is printed; null where it is missing.</param>
internal sealed record FolderResult(IReadOnlyList<string> Sound, IReadOnlyList<string> Differences, ShortChecksum? Checksum);
