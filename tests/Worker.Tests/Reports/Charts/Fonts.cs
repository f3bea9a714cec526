using KiIndicators.Worker.Reports.Charts.Drawing;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>Charts are measured with the fonts that the build lays beside the program.</summary>
internal static class Fonts
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");

    public static void Register()
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Skip($"Die Schriften fehlen unter {Folder}: Der Build holt sie mit npm.");
        }

        ChartFonts.Register(Folder);
    }
}
