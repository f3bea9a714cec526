using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.FileProviders;

namespace KiIndicators.Worker.Configuration;

/// <summary>
/// Reads and validates the settings: all faults at once, unknown keys named.
/// </summary>
internal sealed partial class SettingsReader
{
    /// <summary>Prefix of the environment variables, e.g. KIINDICATORS_Database__Provider.</summary>
    public const string Prefix = "KIINDICATORS_";

    /// <summary>Name of the settings file, beside the program and in the working directory.</summary>
    public const string FileName = "appsettings.json";

    private const string CommitteesKey = "Committees";

    private readonly IConfigurationRoot configuration;
    private readonly List<string> faults = [];

    private SettingsReader(IConfigurationRoot configuration) => this.configuration = configuration;

    /// <summary>The keys a person may set, beside Committees:ID.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Database:Provider", "Database:ConnectionString", "Catalogue:Path", "Reports:Folder", "Typst:NodePath",
        "Typst:TimeLimitSeconds",
    ];

    /// <summary>Reads appsettings.json beside the program, then in the working directory, then the environment.</summary>
    /// <exception cref="UserError">Any fault; the message lists all of them (exit code 2).</exception>
    public static WorkerSettings Read(string programFolder, string workingDirectory)
    {
        ConfigurationBuilder builder = new();
        foreach (string folder in new[] { programFolder, workingDirectory }.Select(Path.GetFullPath).Distinct())
        {
            builder.AddJsonFile(Path.Combine(folder, FileName), optional: true, reloadOnChange: false);
        }

        return Read(builder.AddEnvironmentVariables(Prefix));
    }

    /// <summary>Reads the settings from the given sources.</summary>
    /// <exception cref="UserError">Any fault; the message lists all of them (exit code 2).</exception>
    public static WorkerSettings Read(IConfigurationBuilder builder)
    {
        try
        {
            return new SettingsReader(builder.Build()).Read();
        }
        catch (InvalidDataException exception)
        {
            throw new UserError($"Die Einstellungen sind nicht lesbar: {Reason(exception)}", 2, exception);
        }
    }

    private WorkerSettings Read()
    {
        RejectUnknownKeys();
        WorkerSettings defaults = new();
        WorkerSettings settings = new()
        {
            DatabaseProvider = OneOf("Database:Provider", defaults.DatabaseProvider, "sqlite", "sqlserver"),
            ConnectionString = Text("Database:ConnectionString") ?? defaults.ConnectionString,
            CataloguePath = Text("Catalogue:Path") ?? defaults.CataloguePath,
            ReportsFolder = Text("Reports:Folder") ?? defaults.ReportsFolder,
            NodePath = Text("Typst:NodePath"),
            TypstTimeLimitSeconds = Whole("Typst:TimeLimitSeconds", defaults.TypstTimeLimitSeconds, 1, 3600),
            Committees = ReadCommittees(),
        };
        return faults.Count == 0 ? settings : throw new UserError(Message(), 2);
    }

    private string Message() => faults.Count == 1
        ? $"Einstellung fehlerhaft: {faults[0]}"
        : new StringBuilder($"{faults.Count} Einstellungen fehlerhaft:").AppendLine()
            .AppendJoin(Environment.NewLine, faults.Select(fault => $"  {fault}")).ToString();

    private void RejectUnknownKeys()
    {
        foreach (string key in configuration.AsEnumerable().Where(entry => entry.Value is not null).Select(entry => entry.Key).Order())
        {
            bool isKnown = Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
                || key.StartsWith($"{CommitteesKey}:", StringComparison.OrdinalIgnoreCase)
                || key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase);
            if (!isKnown)
            {
                faults.Add($"{PlaceOf(key)} ist unbekannt. Bekannt sind {string.Join(", ", Keys)}, {CommitteesKey}:KÜRZEL.");
            }
        }
    }

    /// <summary>Where a key stands, as the person who wrote it would look for it.</summary>
    private string PlaceOf(string key) => configuration.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
    {
        EnvironmentVariablesConfigurationProvider => $"Die Umgebungsvariable {Prefix}{key.Replace(":", "__", StringComparison.Ordinal)}",
        FileConfigurationProvider { Source: { FileProvider: IFileProvider files, Path: string path } } =>
            $"„{key}“ in {files.GetFileInfo(path).PhysicalPath}",
        _ => $"„{key}“",
    };

    private List<Committee> ReadCommittees()
    {
        List<Committee> committees = [];
        foreach (IConfigurationSection section in configuration.GetSection(CommitteesKey).GetChildren())
        {
            if (!CommitteeId().IsMatch(section.Key))
            {
                faults.Add($"{CommitteesKey}: Kürzel „{section.Key}“ – erlaubt sind 1 bis 12 Großbuchstaben und Ziffern, z. B. SGS.");
            }
            else if (string.IsNullOrWhiteSpace(section.Value))
            {
                faults.Add($"{CommitteesKey}:{section.Key} – es fehlt der Name des Gremiums.");
            }
            else
            {
                committees.Add(new Committee(section.Key, section.Value.Trim().Normalize(NormalizationForm.FormC)));
            }
        }

        return committees;
    }

    private string? Text(string key)
    {
        string? value = configuration[key];
        if (value is not null && value.Trim().Length == 0)
        {
            faults.Add($"{key} ist leer. Bitte einen Wert eintragen oder die Zeile entfernen.");
        }

        return value?.Trim();
    }

    private string OneOf(string key, string fallback, params string[] allowed)
    {
        string value = Text(key) ?? fallback;
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            faults.Add($"{key} ist „{value}“; erlaubt: {string.Join(", ", allowed)}.");
        }

        return value;
    }

    private int Whole(string key, int fallback, int minimum, int maximum)
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

    private static string Reason(InvalidDataException exception)
    {
        Exception? cause = exception;
        while (cause is not null and not JsonException)
        {
            cause = cause.InnerException;
        }

        return cause is JsonException { LineNumber: long line }
            ? $"kein gültiges JSON in Zeile {line + 1}; {exception.Message}"
            : exception.Message;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,11}$")]
    private static partial Regex CommitteeId();
}
