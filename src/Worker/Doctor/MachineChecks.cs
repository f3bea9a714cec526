using System.Text;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Watch;

namespace KiIndicators.Worker.Doctor;

/// <summary>What is looked at on the machine.</summary>
/// <param name="typst">Where the PDF engine lies.</param>
/// <param name="startEngine">Starts it.</param>
/// <param name="reports">Where reports go.</param>
/// <param name="status">Where the health file goes.</param>
/// <param name="freeSpace">How much room there is.</param>
/// <param name="time">The clock.</param>
internal sealed class MachineChecks(
    TypstOptions typst, Func<TypstCompiler> startEngine, ReportsOptions reports, StatusOptions status, FreeSpace freeSpace, TimeProvider time)
{
    // The engine is a Windows library that needs it; a package brings it along only where its licence allows.
    private const string VisualCRuntime = "VCRUNTIME140.dll";

    /// <summary>Whether the engine sets a page.</summary>
    public async Task<Diagnosis> EngineAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() && !HasVisualCRuntime())
        {
            return Diagnosis.Fault(
                $"{VisualCRuntime} fehlt; ohne sie läuft die PDF-Erzeugung nicht. Bitte „Microsoft Visual C++ Redistributable 2015-2022“ installieren.");
        }

        TypstWorkspace.RemoveAbandoned(time);
        long started = time.GetTimestamp();
        byte[] pdf = await startEngine().CompileAsync(
            new TypstDocument(typst.TemplateFolder, "probe.typ", "Probe", DateTimeOffset.UnixEpoch, new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["probe.typ"] = Encoding.UTF8.GetBytes("#set document(title: sys.inputs.title)\n#set text(lang: \"de\", font: \"Source Sans 3\")\n= Probe\nEine Seite."),
            }),
            cancellation);
        return Diagnosis.Ok($"eine Seite gesetzt: {pdf.Length / 1024} KiB in {time.GetElapsedTime(started).TotalSeconds:0.0} s ({typst.NodePath ?? "node auf PATH"})");
    }

    /// <summary>Whether the fonts of the report are beside the program.</summary>
    public Diagnosis Fonts()
    {
        string[] fonts = Directory.Exists(typst.FontFolder) ? Directory.GetFiles(typst.FontFolder, "*.ttf") : [];
        return fonts.Length == 0
            ? Diagnosis.Fault($"In {typst.FontFolder} liegt keine Schrift. Der Programmordner ist unvollständig; bitte neu installieren.")
            : Diagnosis.Ok($"{fonts.Length} Schriftschnitte in {typst.FontFolder}");
    }

    /// <summary>Whether every folder that is written to can be.</summary>
    public Diagnosis Folders()
    {
        ReportFolder.RequireWritable(reports.Folder);
        ReportFolder.RequireWritable(reports.DraftRoot);
        if (status.HealthFile is string file)
        {
            RequireWritable(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }

        return Diagnosis.Ok(Path.GetFullPath(reports.Folder));
    }

    /// <summary>Whether there is room for reports.</summary>
    public Diagnosis Space()
    {
        string folder = Path.GetFullPath(reports.Folder);
        long? free = freeSpace(folder);
        return DiskSpace.FindingOf(folder, free) is Finding finding
            ? new Diagnosis(finding.Severity == Severity.Critical ? Verdict.Fault : Verdict.Hint, $"{finding.Text} Bitte Platz schaffen.")
            : Diagnosis.Ok(free is long bytes ? $"{bytes / (double)(1L << 30):0.0} GiB frei bei {folder}" : $"das System sagt nicht, wie viel bei {folder} frei ist");
    }

    private static void RequireWritable(string folder)
    {
        string probe = Path.Combine(folder, $".schreibprobe-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(folder, exception);
        }
    }

    private bool HasVisualCRuntime() =>
        File.Exists(Path.Combine(Environment.SystemDirectory, VisualCRuntime))
        || File.Exists(Path.Combine(Path.GetDirectoryName(typst.NodePath ?? "") ?? "", VisualCRuntime));
}
