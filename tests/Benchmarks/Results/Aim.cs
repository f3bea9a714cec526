namespace KiIndicators.Benchmarks.Results;

/// <summary>What shall be reached, and what was measured.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Limit">The most that it may be, or the least where more is better.</param>
/// <param name="Unit">"×", "s", "MB".</param>
/// <param name="Measured">What was measured; null: it could not be.</param>
/// <param name="IsMoreBetter">Whether it may not be less.</param>
internal sealed record Aim(string What, double Limit, string Unit, double? Measured, bool IsMoreBetter = false)
{
    /// <summary>Whether it was reached.</summary>
    public bool IsMet => Measured is double value && (IsMoreBetter ? value >= Limit : value <= Limit);

    /// <summary>All aims of a part as a table.</summary>
    public static string Table(IEnumerable<Aim> aims) => Markdown.Table(
        ["aim", "at most / at least", "measured", "met"],
        aims.Select(aim => new[]
        {
            aim.What, $"{(aim.IsMoreBetter ? "≥" : "≤")} {Markdown.Number(aim.Limit)} {aim.Unit}",
            aim.Measured is double value ? $"{Markdown.Number(value)} {aim.Unit}" : "not measured", aim.IsMet ? "yes" : "**no**",
        }));
}
