using System.Text.Json.Nodes;
using KiIndicators.Worker.Doctor;

namespace KiIndicators.Worker.Contracts;

/// <summary>The contract of `doctor --format json`.</summary>
internal static class DoctorDocument
{
    /// <summary>The document as indented JSON: a list of checks, each with its verdict "ok", "hint", "fault" or "unexamined".</summary>
    public static string Write(IEnumerable<Examined> examined) => new JsonObject
    {
        ["checks"] = new JsonArray([.. examined.Select(one => new JsonObject
        {
            ["id"] = one.Check.Id,
            ["name"] = one.Check.Name,
            ["verdict"] = one.Diagnosis is Diagnosis diagnosis ? diagnosis.Verdict.ToString().ToLowerInvariant() : "unexamined",
            ["text"] = one.Diagnosis?.Text,
        })]),
    }.ToJsonString(ContractForm.Indented);
}
