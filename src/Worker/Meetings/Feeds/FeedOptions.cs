using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// A configured calendar.
/// </summary>
/// <param name="Name">The name by which messages and the database know it.</param>
/// <param name="Kind">"icalendar" or "oparl".</param>
/// <param name="Address">An address (https), or for iCalendar the path of a file.</param>
internal sealed record FeedSettings(string Name, string Kind, string Address)
{
    /// <summary>The proxy, or null: that of the machine's environment.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How often the worker looks at it.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(3);

    /// <summary>After so long without news it is an alarm.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(26);

    /// <summary>So long one answer may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The address as one of the net; null: it is a file.</summary>
    public Uri? Web => IsWeb(Address) ? new Uri(Address) : null;

    /// <summary>Whether an address is one of the net.</summary>
    public static bool IsWeb(string address) => address.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out _);
}

/// <summary>The configured calendars; none unless they are configured.</summary>
internal sealed partial record FeedOptions : ISettings<FeedOptions>
{
    /// <summary>The kind that is read from a file or an address.</summary>
    public const string ICalendar = "icalendar";

    /// <summary>The kind of council information systems.</summary>
    public const string OParl = "oparl";

    private const string Section = "Feeds";
    private const int MinutesOfAWeek = 7 * 24 * 60;
    private const int HoursOfAYear = 366 * 24;
    private const int LongestAnswer = 600;

    /// <summary>All of them.</summary>
    public ImmutableArray<FeedSettings> All { get; init; } = [];

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys =>
    [
        Of(SettingsReader.AnyId, "Kind"), Of(SettingsReader.AnyId, "Address"), Of(SettingsReader.AnyId, "Proxy"), Of(SettingsReader.AnyId, "EveryMinutes"),
        Of(SettingsReader.AnyId, "StaleAfterHours"), Of(SettingsReader.AnyId, "TimeLimitSeconds"),
    ];

    /// <inheritdoc/>
    public static FeedOptions Read(SettingsReader settings)
    {
        string[] names = [.. settings.Entries(Section).Select(entry => entry.Id)];
        foreach (string name in names.Where(name => !FeedName().IsMatch(name)))
        {
            settings.Add($"{Section}: Name „{name}“ – erlaubt sind 1 bis 40 Buchstaben ohne Umlaute, Ziffern und Bindestriche, z. B. allris.");
        }

        return new FeedOptions { All = [.. names.Select(name => FeedOf(name, settings)).OfType<FeedSettings>()] };
    }

    private static FeedSettings? FeedOf(string name, SettingsReader settings)
    {
        string kind = settings.OneOf(Of(name, "Kind"), "", ICalendar, OParl);
        string? address = settings.Text(Of(name, "Address"));
        string? proxy = settings.Text(Of(name, "Proxy"));
        FeedSettings standard = new(name, kind, address ?? "");
        if (address is null)
        {
            settings.Add($"{Of(name, "Address")} fehlt: eine Adresse mit https" + (kind == ICalendar ? " oder der Pfad einer Datei." : "."));
        }
        else if (FeedSettings.IsWeb(address) ? !IsSafe(new Uri(address)) : kind == OParl)
        {
            settings.Add($"{Of(name, "Address")} ist „{address}“; erlaubt ist https (http nur auf diesem Rechner)" + (kind == ICalendar ? " oder der Pfad einer Datei." : "."));
        }

        if (proxy is not null && !(Uri.TryCreate(proxy, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            settings.Add($"{Of(name, "Proxy")} ist „{proxy}“; erwartet wird z. B. http://proxy.kreis.example:8080.");
            proxy = null;
        }

        return standard with
        {
            Address = address is null || FeedSettings.IsWeb(address) ? standard.Address : settings.PathText(Of(name, "Address"))!,
            Proxy = proxy is null ? null : new Uri(proxy),
            Every = TimeSpan.FromMinutes(settings.Whole(Of(name, "EveryMinutes"), (int)standard.Every.TotalMinutes, 1, MinutesOfAWeek)),
            StaleAfter = TimeSpan.FromHours(settings.Whole(Of(name, "StaleAfterHours"), (int)standard.StaleAfter.TotalHours, 1, HoursOfAYear)),
            TimeLimit = TimeSpan.FromSeconds(settings.Whole(Of(name, "TimeLimitSeconds"), (int)standard.TimeLimit.TotalSeconds, 1, LongestAnswer)),
        };
    }

    // Whoever stands in between could cancel meetings: only what does not leave the machine may go without TLS.
    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static string Of(string name, string key) => $"{Section}:{name}:{key}";

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex FeedName();
}
