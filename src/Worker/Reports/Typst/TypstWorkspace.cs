namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// A temporary folder of its own for each call, so that calls at the same time never meet; removed when disposed.
/// </summary>
internal sealed class TypstWorkspace : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kiindicators-typst-").FullName;

    /// <summary>Lays out the root folder of one document.</summary>
    /// <param name="index">The document's place in the request.</param>
    /// <param name="document">The document whose templates and files are written.</param>
    /// <returns>The root folder.</returns>
    /// <exception cref="ArgumentException">A file's name leads out of the root folder.</exception>
    public string Lay(int index, TypstDocument document)
    {
        string root = Directory.CreateDirectory(Path.Combine(folder, $"{index}")).FullName;
        foreach (string template in Directory.EnumerateFiles(document.TemplateFolder, "*.typ", SearchOption.AllDirectories))
        {
            File.Copy(template, PathIn(root, Path.GetRelativePath(document.TemplateFolder, template)), overwrite: true);
        }

        foreach ((string name, byte[] content) in document.Files)
        {
            File.WriteAllBytes(PathIn(root, name), content);
        }

        return root;
    }

    /// <summary>Where the PDF of a document is written, outside of what templates can read.</summary>
    /// <param name="index">The document's place in the request.</param>
    public string Output(int index) => Path.Combine(folder, $"{index}.pdf");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string PathIn(string root, string name)
    {
        string path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The file name \"{name}\" leads out of the document's folder.", nameof(name));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
