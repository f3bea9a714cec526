using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>
/// When a job looks, as a person writes it: "jede Minute", "alle 15 Minuten", "stündlich", "täglich 05:00", "werktags 06:30", "arbeitstags 06:30",
/// "montags 07:00". Wall times are those of Europe/Berlin: each comes once, also in the nights in which the clocks change.
/// </summary>
internal sealed partial class Schedule
{
    /// <summary>What may be written, for messages.</summary>
    public const string Forms =
        "jede Minute, alle N Minuten (N teilt 60), stündlich, täglich HH:MM, werktags HH:MM (montags bis samstags), arbeitstags HH:MM (montags bis freitags), montags HH:MM bis sonntags HH:MM";

    private static readonly ImmutableDictionary<string, string> Days = new Dictionary<string, string>
    {
        ["täglich"] = "? * *", ["werktags"] = "? * MON-SAT", ["arbeitstags"] = "? * MON-FRI", ["montags"] = "? * MON", ["dienstags"] = "? * TUE",
        ["mittwochs"] = "? * WED", ["donnerstags"] = "? * THU", ["freitags"] = "? * FRI", ["samstags"] = "? * SAT", ["sonntags"] = "? * SUN",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly string cron;

    private Schedule(string text, string cron)
    {
        Text = text;
        this.cron = cron;
    }

    /// <summary>Every minute.</summary>
    public static Schedule EveryMinute { get; } = new("jede Minute", "0 * * * * ?");

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The same for the scheduler.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public CronExpression Cron => new(cron, BerlinTime.TimeZone);

    /// <summary>The schedule that stands in the text; null where none does.</summary>
    public static Schedule? Read(string text)
    {
        string words = Blanks().Replace(text.Trim(), " ");
        return words.ToLowerInvariant() switch
        {
            "jede minute" => EveryMinute,
            "stündlich" => new Schedule(words, "0 0 * * * ?"),
            string several when Several().Match(several) is { Success: true } match => Every(words, match.Groups["n"].Value),
            string daily when Daily().Match(daily) is { Success: true } match => At(words, match.Groups["day"].Value, match.Groups["time"].Value),
            _ => null,
        };
    }

    private static Schedule? Every(string text, string minutes) =>
        int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out int every) && every is > 1 and < 60 && 60 % every == 0
            ? new Schedule(text, string.Create(CultureInfo.InvariantCulture, $"0 0/{every} * * * ?"))
            : null;

    private static Schedule? At(string text, string day, string time) =>
        Days.TryGetValue(day, out string? days)
        && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly at)
            ? new Schedule(text, string.Create(CultureInfo.InvariantCulture, $"0 {at.Minute} {at.Hour} {days}"))
            : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^alle (?<n>\d{1,2}) minuten$")]
    private static partial Regex Several();

    [GeneratedRegex(@"^(?<day>\p{L}+) (?<time>\d\d:\d\d)$")]
    private static partial Regex Daily();
}
