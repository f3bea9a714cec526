using System.Globalization;
using KiIndicators.Benchmarks.Data;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>The files of a run: databases, folders, the published program. Removed at its end, but for databases that are to be kept.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string? kept;
    private string? program;

    /// <summary>An empty one.</summary>
    /// <param name="databases">Where generated databases are kept for the next run; null: nowhere.</param>
    /// <param name="program">The published program; null: it is published when first asked for.</param>
    public Workplace(string? databases, string? program)
    {
        kept = databases;
        this.program = program is null ? null : Path.GetFullPath(program);
        Folder = Directory.CreateTempSubdirectory("kiindicators-benchmark-").FullName;
    }

    /// <summary>Removed at the end.</summary>
    public string Folder { get; }

    /// <summary>Top folder of the repository.</summary>
    public static string Repository
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KiIndicators.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The benchmarks are run from a build inside the repository.");
        }
    }

    /// <summary>The published program.</summary>
    public async Task<string> ProgramAsync()
    {
        if (program is null)
        {
            string published = Path.Combine(Folder, "program");
            Console.WriteLine("publishing the program");
            await ProgramRun.RunAsync(
                "dotnet", ["publish", Path.Combine(Repository, "src", "Worker"), "-c", "Release", "--self-contained", "-o", published]);
            program = Path.Combine(published, OperatingSystem.IsWindows() ? "kiindicators.exe" : "kiindicators");
        }

        return program;
    }

    /// <summary>A new, empty folder.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}")).FullName;

    /// <summary>A generated database; one that is kept is not made again.</summary>
    public string Database(DatabaseSize size, int seed = 1)
    {
        string folder = Directory.CreateDirectory(kept ?? Path.Combine(Folder, "databases")).FullName;
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{size.Activities}-{size.Within}-{seed}.db"));
        if (!File.Exists(file))
        {
            Console.WriteLine($"making {size}");
            string unfinished = file + ".new";
            ActivityGenerator.Create(unfinished, size, seed);
            File.Move(unfinished, file);
        }

        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
