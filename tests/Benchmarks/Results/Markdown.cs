using System.Globalization;

namespace KiIndicators.Benchmarks.Results;

/// <summary>Results as Markdown.</summary>
internal static class Markdown
{
    /// <summary>A table.</summary>
    public static string Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) => string.Join(
        '\n',
        new[] { heads, [.. heads.Select(_ => "---")] }.Concat(rows).Select(row => $"| {string.Join(" | ", row)} |"));

    /// <summary>Three digits are enough.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "#,##0" }, CultureInfo.InvariantCulture);

    /// <summary>"1.23 s".</summary>
    public static string Seconds(double? value) => value is double known ? $"{Number(known)} s" : "given up";

    /// <summary>"123 MB", of a million bytes each.</summary>
    public static string Megabytes(long? bytes) => bytes is long known ? $"{Number(known / 1e6)} MB" : "";

    /// <summary>"1.8 ×".</summary>
    public static string Ratio(double? value, double? basis) => value / basis is double ratio ? $"{Number(ratio)} ×" : "";
}
