using System.Globalization;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Digest;

/// <summary>The month that a digest is about.</summary>
/// <param name="Year">Year.</param>
/// <param name="Month">1 to 12.</param>
internal readonly record struct DigestMonth(int Year, int Month)
{
    private const int Revision = 1;
    private const string Form = "yyyy-MM";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The month in which a day lies.</summary>
    public static DigestMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads "2026-07"; null for any other text.</summary>
    public static DigestMonth? TryParse(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Of(day) : null;

    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>Its last day, the Stichtag.</summary>
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The month before.</summary>
    public DigestMonth Before => Of(First.AddDays(-1));

    /// <summary>Number of its digest.</summary>
    public RunNumber Number => RunNumber.Digest(Year, Month, Revision);

    /// <summary>"Juli 2026".</summary>
    public string Name => First.ToString("MMMM yyyy", German);

    /// <inheritdoc/>
    public override string ToString() => First.ToString(Form, CultureInfo.InvariantCulture);
}
