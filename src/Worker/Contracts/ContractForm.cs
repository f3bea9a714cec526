using System.Text.Encodings.Web;
using System.Text.Json;

namespace KiIndicators.Worker.Contracts;

/// <summary>How every document of a contract is written: indented, umlauts as they are.</summary>
internal static class ContractForm
{
    /// <summary>For the serializer.</summary>
    public static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
