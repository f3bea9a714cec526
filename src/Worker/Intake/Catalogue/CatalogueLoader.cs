using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Loads the catalogue: a file, or a folder with one file per programme.</summary>
internal static class CatalogueLoader
{
    private static readonly ImmutableArray<string> Extensions = [".yaml", ".yml"];

    /// <summary>Loads all programmes, in the ordinal order of their file names.</summary>
    /// <param name="path">A file, or a folder whose *.yaml and *.yml are read.</param>
    /// <exception cref="CatalogueError">All faults of all files.</exception>
    public static LoadedCatalogue Load(string path)
    {
        FaultList faults = new();
        return Load([.. FilesOf(path, faults).Select(file => CatalogueFile.Read(file, faults)).OfType<CatalogueFile>()], faults);
    }

    /// <summary>
    /// Loads all programmes from texts that were read before: those of a Nachweis, in its order. Characters that nobody sees
    /// are not looked for: a Nachweis of a version that let them pass stays verifiable.
    /// </summary>
    /// <exception cref="CatalogueError">All faults of all texts.</exception>
    public static LoadedCatalogue Load(ImmutableArray<CatalogueFile> files) => Load(files, new FaultList(), isRecord: true);

    private static LoadedCatalogue Load(ImmutableArray<CatalogueFile> files, FaultList faults, bool isRecord = false)
    {
        IdRegister ids = new(faults);
        ImmutableArray<Programme>.Builder programmes = ImmutableArray.CreateBuilder<Programme>();
        foreach (CatalogueFile file in files)
        {
            Node? read = new NodeReader(file.Name, faults).Read(file.Text);
            if (!isRecord)
            {
                UnseenCharacters.Find(file, read, faults);
            }

            if (read is Node root)
            {
                programmes.Add(new ProgrammeReader(faults, ids).Read(root));
            }
        }

        new ReferenceChecks(faults, ids).Run(programmes.ToImmutable());
        return faults.Count == 0
            ? new LoadedCatalogue(programmes.ToImmutable(), files)
            : throw new CatalogueError(faults.Sorted);
    }

    private static ImmutableArray<string> FilesOf(string path, FaultList faults)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            faults.Add(Whole(path), "nicht gefunden; in der Konfiguration unter Catalogue:Path eine Datei oder einen Ordner mit Zielkatalogen angeben");
            return [];
        }

        try
        {
            ImmutableArray<string> files = [.. Directory.EnumerateFiles(path)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)];
            if (files.IsEmpty)
            {
                faults.Add(Whole(path), "der Ordner enthält keinen Zielkatalog; erwartet: mindestens eine Datei *.yaml");
            }

            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(Whole(path), $"der Ordner lässt sich nicht lesen ({fault.Message}); Leserechte prüfen");
            return [];
        }
    }

    private static Position Whole(string file) => new(file, 0, 0);
}
