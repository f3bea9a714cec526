using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>The programmes with the files they were read from.</summary>
/// <param name="Programmes">One per file, in the order of the files.</param>
/// <param name="Files">The files in the ordinal order of their names.</param>
internal sealed record LoadedCatalogue(ImmutableArray<Programme> Programmes, ImmutableArray<CatalogueFile> Files)
{
    /// <summary>The programme to which a line belongs; line ids are unique over all programmes.</summary>
    public Programme ProgrammeOf(string line) =>
        Programmes.First(programme => programme.Indicators.Any(indicator => indicator.Id == line));
}

/// <summary>A catalogue file as read: part of the Nachweis.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="Text">Its text.</param>
internal sealed record CatalogueFile(string Name, string Sha256, string Text)
{
    /// <summary>Reads a file; null after noting why it cannot be read.</summary>
    public static CatalogueFile? Read(string path, FaultList faults)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return new CatalogueFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), text);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Position(name, 0, 0), "die Datei ist nicht in UTF-8 gespeichert; im Editor als UTF-8 speichern");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Position(name, 0, 0), $"die Datei lässt sich nicht lesen ({fault.Message}); Leserechte prüfen");
        }

        return null;
    }
}
