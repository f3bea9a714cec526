using System.Collections.Immutable;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>Where the PDF engine lies and how long it may take; configuration section <c>Typst</c>.</summary>
internal sealed record TypstOptions : ISettings<TypstOptions>
{
    private const string NodePathKey = "Typst:NodePath";
    private const string TimeLimitKey = "Typst:TimeLimitSeconds";

    /// <summary>The Node.js program, version 20 or newer; null: <c>node</c> as found on PATH.</summary>
    public string? NodePath { get; init; } = Bundled;

    // A package brings its own along, in the one version with which it was tried.
    private static string? Bundled
    {
        get
        {
            string file = Path.Combine(AppContext.BaseDirectory, "node", OperatingSystem.IsWindows() ? "node.exe" : "node");
            return File.Exists(file) ? file : null;
        }
    }

    /// <summary>Seconds after which a child process that has not ended is killed; more than 0.</summary>
    public int TimeLimitSeconds { get; init; } = 60;

    /// <summary>The folder with <c>compile.mjs</c>, <c>fonts.conf</c> and <c>node_modules</c>.</summary>
    public string EngineFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "typst");

    /// <summary>The folder with the only fonts that a document may use.</summary>
    public string FontFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>The folder with the report's templates, for <see cref="TypstDocument.TemplateFolder"/>.</summary>
    public string TemplateFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "typst", "templates");

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [NodePathKey, TimeLimitKey];

    /// <inheritdoc/>
    public static TypstOptions Read(SettingsReader settings) => new()
    {
        // A name alone is looked for on PATH; a path is meant like every other.
        NodePath = settings.Text(NodePathKey) is not string node ? Bundled : Path.GetFileName(node) != node ? settings.PathText(NodePathKey) : node,
        TimeLimitSeconds = settings.Whole(TimeLimitKey, new TypstOptions().TimeLimitSeconds, 1, 3600),
    };
}
