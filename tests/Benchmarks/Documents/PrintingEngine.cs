using KiIndicators.Benchmarks.Measuring;

namespace KiIndicators.Benchmarks.Documents;

/// <summary>Another program that prints an HTML page as PDF.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Program">Where it lies; null: it is not here.</param>
/// <param name="Arguments">From page and target to its arguments.</param>
internal sealed record PrintingEngine(string Name, string? Program, Func<string, string, string[]> Arguments)
{
    /// <summary>Those that are compared, whether they are here or not.</summary>
    public static IReadOnlyList<PrintingEngine> All { get; } =
    [
        new("Chromium, headless", Machine.Find("chromium", "chromium-browser", "google-chrome"), (page, pdf) =>
            ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).ToString()]),
        new("WeasyPrint", Machine.Find("weasyprint"), (page, pdf) => [page, pdf]),
    ];

    /// <summary>Prints, as a whole process.</summary>
    /// <param name="page">The page.</param>
    /// <param name="limit">After so long it is given up.</param>
    /// <returns>Seconds and file; null: given up.</returns>
    public async Task<(double Seconds, byte[] Pdf)?> PrintAsync(string page, TimeSpan limit)
    {
        string pdf = Path.ChangeExtension(page, ".pdf");
        File.Delete(pdf);
        try
        {
            ProgramRun run = await ProgramRun.RunAsync(Program!, Arguments(page, pdf), limit: limit);
            return (run.Seconds, await File.ReadAllBytesAsync(pdf));
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
