using System.Text.Encodings.Web;
using System.Text.Json;

namespace KiIndicators.Benchmarks.Quick;

/// <summary>The ratios that were last found good, in a file of the repository.</summary>
/// <param name="Machine">On which machine.</param>
/// <param name="Measured">On which day.</param>
/// <param name="Ratios">By their name.</param>
internal sealed record RecordedRatios(string Machine, DateOnly Measured, IReadOnlyDictionary<string, double> Ratios)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the file.</summary>
    public static RecordedRatios Read(string path) => JsonSerializer.Deserialize<RecordedRatios>(File.ReadAllText(path), Form)!;

    /// <summary>Writes it anew.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form) + "\n");
}
