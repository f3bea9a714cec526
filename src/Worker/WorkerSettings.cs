using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker;

/// <summary>
/// The settings of all slices, from appsettings.json and the environment (KIINDICATORS_...): read when the first of them is
/// asked for, all faults at once, unknown keys named.
/// </summary>
internal sealed class WorkerSettings
{
    /// <summary>Name of the settings file, beside the program and in the working directory.</summary>
    public const string FileName = "appsettings.json";

    private readonly ImmutableDictionary<Type, object> slices;

    /// <summary>Reads them.</summary>
    /// <param name="builder">Files and environment, the later before the earlier.</param>
    /// <param name="slices">What each slice reads.</param>
    /// <exception cref="UserError">Any fault; the message lists all of them (exit code 2).</exception>
    public WorkerSettings(IConfigurationBuilder builder, IEnumerable<SliceSettings> slices)
    {
        ImmutableArray<SliceSettings> all = [.. slices];
        SettingsReader reader = new(Build(builder));
        reader.RejectAllBut([.. all.SelectMany(slice => slice.Keys)]);
        this.slices = all.ToImmutableDictionary(slice => slice.Type, slice => slice.Read(reader));
        if (reader.Faults.Count > 0)
        {
            throw new UserError(Message(reader.Faults), 2);
        }
    }

    /// <summary>The folder of the machine's own settings, which an upgrade leaves alone: a service has no working directory of its own.</summary>
    public static string MachineFolder => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "KiIndicators")
        : "/etc/kiindicators";

    /// <summary>appsettings.json beside the program, then of the machine, then in the working directory, then the environment.</summary>
    public static IConfigurationBuilder Sources(string programFolder, string workingDirectory, string? machineFolder = null)
    {
        ConfigurationBuilder builder = new();
        foreach (string folder in new[] { programFolder, machineFolder, workingDirectory }.OfType<string>().Select(Path.GetFullPath).Distinct())
        {
            builder.AddJsonFile(Path.Combine(folder, FileName), optional: true, reloadOnChange: false);
        }

        return builder.AddEnvironmentVariables(SettingsReader.Prefix);
    }

    /// <summary>The settings of a slice.</summary>
    public T Of<T>() => (T)slices[typeof(T)];

    private static IConfigurationRoot Build(IConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException exception)
        {
            throw new UserError($"Die Einstellungen sind nicht lesbar: {Reason(exception)}", 2, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UserError(
                $"Dieses Konto darf die Einstellungen nicht lesen: {exception.Message} Bitte als Administrator (root) oder als Konto des Dienstes aufrufen.", 2, exception);
        }
    }

    private static string Message(IReadOnlyList<string> faults) => faults.Count == 1
        ? $"Einstellung fehlerhaft: {faults[0]}"
        : new StringBuilder($"{faults.Count} Einstellungen fehlerhaft:").AppendLine()
            .AppendJoin(Environment.NewLine, faults.Select(fault => $"  {fault}")).ToString();

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
}

/// <summary>What a slice reads of the settings.</summary>
/// <param name="Type">Its record.</param>
/// <param name="Keys">The keys that it knows.</param>
/// <param name="Read">Reads the record.</param>
internal sealed record SliceSettings(Type Type, ImmutableArray<string> Keys, Func<SettingsReader, object> Read);

/// <summary>How a slice registers its settings.</summary>
internal static class SettingsRegistration
{
    /// <summary>Registers the settings of a slice; the order of these calls is the order of the faults.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services)
        where T : class, ISettings<T> => services
            .AddSingleton(new SliceSettings(typeof(T), T.Keys, T.Read))
            .AddSingleton(provider => provider.GetRequiredService<WorkerSettings>().Of<T>());
}
