using Microsoft.Win32;

namespace KiIndicators.Worker.Delivery;

/// <summary>The id that this machine has and a copy of it elsewhere has not; it never leaves the machine as it is.</summary>
/// <param name="options">In which file it stands, where the system's own place is none.</param>
internal sealed class MachineIdentity(MailOptions options)
{
    private const string SystemFile = "/etc/machine-id";
    private const string RegistryKey = @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Cryptography";

    /// <summary>The id.</summary>
    /// <exception cref="UserError">The machine has none.</exception>
    public string Read()
    {
        string? id = options.MachineIdFile is null && OperatingSystem.IsWindows()
            ? Registry.GetValue(RegistryKey, "MachineGuid", null) as string
            : OfFile(options.MachineIdFile ?? SystemFile);
        return string.IsNullOrWhiteSpace(id)
            ? throw new UserError(
                $"Dieser Rechner hat keine eigene Kennung ({options.MachineIdFile ?? SystemFile}); ohne sie ist er von einer Kopie nicht zu unterscheiden und sendet nichts. "
                + "In einem Container bitte die Kennung des Rechners einhängen und ihren Pfad als Mail:MachineIdFile angeben.")
            : id.Trim();
    }

    private static string? OfFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Kennung dieses Rechners ({path}) ist nicht lesbar ({exception.Message}).", 1, exception);
        }
    }
}
