using System.Reflection;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>Version and commit of the program, as they were built in.</summary>
/// <param name="Version">E.g. "0.1.0".</param>
/// <param name="Commit">The commit's full hash, or <see cref="Unknown"/> where it was built without one.</param>
internal sealed record ProgramVersion(string Version, string Commit)
{
    /// <summary>Printed where the build knew no commit.</summary>
    public const string Unknown = "unbekannt";

    /// <summary>That of the running program.</summary>
    public static ProgramVersion Current { get; } = Of(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>Takes "0.1.0+commit" apart, as the SDK writes it.</summary>
    public static ProgramVersion Of(string? informational)
    {
        string[] parts = (informational ?? Unknown).Split('+', 2);
        return new ProgramVersion(parts[0], parts.Length == 2 && parts[1].Length > 0 ? parts[1] : Unknown);
    }
}
