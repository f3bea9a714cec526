using System.Diagnostics;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

/// <summary>The reference checker, kept outside of the repository; a test that needs it skips where it is absent.</summary>
internal static class VeraPdf
{
    /// <summary>One line for each standard that the file claims: PASS or FAIL, the file, the standard.</summary>
    public static async Task<string[]> CheckAsync(byte[] pdf, CancellationToken cancellation)
    {
        string checker = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "tools", "verapdf", "verapdf"));
        Assert.SkipUnless(File.Exists(checker), "veraPDF (../shared/tools/verapdf/verapdf) is not here.");
        Assert.SkipUnless(IsOnPath("java"), "Java, which veraPDF needs, is not here.");
        string folder = Directory.CreateTempSubdirectory("kiindicators-test-").FullName;
        try
        {
            string file = Path.Combine(folder, "file.pdf");
            await File.WriteAllBytesAsync(file, pdf, cancellation);
            ProcessStartInfo start = new(checker, ["--flavour", "0", "--format", "text", file])
            {
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(cancellation);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
