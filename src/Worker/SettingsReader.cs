using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.FileProviders;

namespace KiIndicators.Worker;

/// <summary>The settings of one slice.</summary>
/// <typeparam name="TSelf">The slice's own record of them.</typeparam>
internal interface ISettings<TSelf>
{
    /// <summary>The keys that a person may set; <see cref="SettingsReader.AnyId"/> as a part stands for any word.</summary>
    static abstract ImmutableArray<string> Keys { get; }

    /// <summary>Reads and validates; what is wrong is a fault of the reader.</summary>
    static abstract TSelf Read(SettingsReader settings);
}

/// <summary>Reads single settings and collects what is wrong with them, so that one start names it all.</summary>
/// <param name="configuration">Files and environment.</param>
internal sealed class SettingsReader(IConfigurationRoot configuration)
{
    /// <summary>Prefix of the environment variables, e.g. KIINDICATORS_Database__Provider.</summary>
    public const string Prefix = "KIINDICATORS_";

    /// <summary>Part of a key that stands for the words that a person chooses.</summary>
    public const string AnyId = "KÜRZEL";

    private readonly List<string> faults = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Notes a fault.</summary>
    public void Add(string fault) => faults.Add(fault);

    /// <summary>A text; null where the key is absent.</summary>
    public string? Text(string key)
    {
        string? value = configuration[key];
        if (value is not null && value.Trim().Length == 0)
        {
            faults.Add($"{key} ist leer. Bitte einen Wert eintragen oder die Zeile entfernen.");
        }

        return value?.Trim();
    }

    /// <summary>
    /// The folder against which a relative path below a key is meant: that of the settings file which says it; null where none does
    /// (environment, default): the working directory.
    /// </summary>
    public string? FolderOf(string key) => SourceOf(key) is FileConfigurationProvider file ? Path.GetDirectoryName(PathOf(file)) : null;

    /// <summary>A path, absolute where a settings file says it; null where the key is absent.</summary>
    public string? PathText(string key) => Text(key) is not string path ? null
        : FolderOf(key) is string folder ? Path.GetFullPath(path, folder)
        : path;

    /// <summary>One of several words.</summary>
    public string OneOf(string key, string fallback, params string[] allowed)
    {
        string value = Text(key) ?? fallback;
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            faults.Add($"{key} ist „{value}“; erlaubt: {string.Join(", ", allowed)}.");
        }

        return value;
    }

    /// <summary>A whole number between two others.</summary>
    public int Whole(string key, int fallback, int minimum, int maximum)
    {
        string? value = Text(key);
        if (value is null)
        {
            return fallback;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        faults.Add($"{key} ist „{value}“; erlaubt: eine ganze Zahl von {minimum} bis {maximum}.");
        return fallback;
    }

    /// <summary>Yes or no.</summary>
    public bool YesOrNo(string key, bool fallback)
    {
        string? value = Text(key);
        switch (value?.ToLowerInvariant())
        {
            case null:
                return fallback;
            case "true" or "ja":
                return true;
            case "false" or "nein":
                return false;
            default:
                faults.Add($"{key} ist „{value}“; erlaubt: true, false (oder ja, nein).");
                return fallback;
        }
    }

    /// <summary>The words below a key, with their values as written; null where more stands below a word.</summary>
    public IEnumerable<(string Id, string? Value)> Entries(string key) =>
        configuration.GetSection(key).GetChildren().Select(section => (section.Key, section.Value));

    /// <summary>Every key that is set and not known is a fault.</summary>
    public void RejectAllBut(IReadOnlyList<string> known)
    {
        foreach (string key in configuration.AsEnumerable().Where(entry => entry.Value is not null).Select(entry => entry.Key).Order())
        {
            if (!known.Any(one => Covers(one, key)) && !key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"{PlaceOf(key)} ist unbekannt. Bekannt sind {string.Join(", ", known)}.");
            }
        }
    }

    private static bool Covers(string known, string key)
    {
        string[] parts = known.Split(':');
        string[] words = key.Split(':');
        return parts.Length == words.Length
            && parts.Zip(words).All(pair => pair.First == AnyId || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where a key stands, as the person who wrote it would look for it.</summary>
    private string PlaceOf(string key) => SourceOf(key) switch
    {
        EnvironmentVariablesConfigurationProvider => $"Die Umgebungsvariable {Prefix}{key.Replace(":", "__", StringComparison.Ordinal)}",
        FileConfigurationProvider file when PathOf(file) is string path => $"„{key}“ in {path}",
        _ => $"„{key}“",
    };

    private IConfigurationProvider? SourceOf(string key) => configuration.Providers.LastOrDefault(provider => provider.TryGet(key, out _));

    private static string? PathOf(FileConfigurationProvider file) =>
        file.Source is { FileProvider: IFileProvider files, Path: string path } ? files.GetFileInfo(path).PhysicalPath : null;
}
