using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The few colours of all charts. Contrast to white is in the remarks: text needs 4.5 : 1, graphics 3 : 1.</summary>
internal static class ChartColours
{
    /// <summary>Text that matters, and the line of the Stichtag (15 : 1).</summary>
    public static readonly Color Ink = Color.FromHex("#1A2733");

    /// <summary>Second lines and captions (7.6 : 1).</summary>
    public static readonly Color Muted = Color.FromHex("#4A5560");

    /// <summary>What happened, and the outline of what is planned (9.3 : 1).</summary>
    public static readonly Color Blue = Color.FromHex("#0B4A72");

    /// <summary>A part of the way: waiting time gone by (4.6 : 1).</summary>
    public static readonly Color MidBlue = Color.FromHex("#4A7EA3");

    /// <summary>A tint that only carries what is drawn on it; nothing has to be read from it alone.</summary>
    public static readonly Color PaleBlue = Color.FromHex("#E3EDF4");

    /// <summary>What needs a person: unsettled events, deadlines (6.5 : 1).</summary>
    public static readonly Color Amber = Color.FromHex("#8F4700");

    /// <summary>Looked at and not counted (5.9 : 1).</summary>
    public static readonly Color Grey = Color.FromHex("#5B6670");

    /// <summary>The thin line on which events lie (3.6 : 1).</summary>
    public static readonly Color Axis = Color.FromHex("#7B8894");

    /// <summary>Month and row lines, ornament behind the data.</summary>
    public static readonly Color Grid = Color.FromHex("#D5DCE2");

    /// <summary>The paper.</summary>
    public static readonly Color Paper = Colors.White;
}
