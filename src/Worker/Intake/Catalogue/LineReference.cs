using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>What a line takes from another one.</summary>
internal enum LineUse
{
    /// <summary>The rows counted there.</summary>
    Rows,

    /// <summary>The baseline: a line of an earlier period.</summary>
    Baseline,

    /// <summary>The first day on which its target was met.</summary>
    DayMet,
}

/// <summary>A line that refers to another line.</summary>
/// <param name="From">Id of the line that refers.</param>
/// <param name="To">Id of the line referred to.</param>
/// <param name="At">Where the other id is written.</param>
/// <param name="Use">What is taken from it.</param>
/// <param name="Stage">The stage asked for there; null: none.</param>
internal sealed record LineReference(string From, string To, Position At, LineUse Use, string? Stage);
