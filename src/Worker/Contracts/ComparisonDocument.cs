using System.Globalization;
using System.Text.Json.Nodes;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;

namespace KiIndicators.Worker.Contracts;

/// <summary>The contract of `compare --format json`. Internal and exact.</summary>
internal static class ComparisonDocument
{
    /// <summary>The document as indented JSON.</summary>
    public static string Write(RunComparison comparison) => new JsonObject
    {
        ["earlier"] = Run(comparison.Earlier),
        ["later"] = Run(comparison.Later),
        ["milestones"] = new JsonArray([.. comparison.Milestones.Select(milestone => new JsonObject
        {
            ["id"] = milestone.Result.Milestone.Id,
            ["before"] = milestone.Before?.Status.Code(),
            ["after"] = milestone.After?.Status.Code(),
            ["reasons"] = Reasons(milestone.Reasons),
        })]),
        ["indicators"] = new JsonArray([.. comparison.Lines.Select(Line)]),
        ["corrections"] = new JsonArray([.. comparison.Corrections.Select(Line)]),
    }.ToJsonString(ContractForm.Indented);

    private static JsonObject Run(ComparedRun run) => new()
    {
        ["number"] = run.Number, ["asOf"] = run.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static JsonObject Line(LineChange line) => new()
    {
        ["id"] = line.Id, ["before"] = Of(line.Before), ["after"] = Of(line.After), ["reasons"] = Reasons(line.Reasons),
    };

    private static JsonObject? Of(Measurement? line) => line is null ? null : new JsonObject
    {
        ["actual"] = Wording.Of(line.Actual, line.Target),
        ["planned"] = line.Planned,
        ["unsettled"] = line.Unsettled,
        ["status"] = line.Status.Code(),
        ["reason"] = line.Reason,
    };

    private static JsonArray Reasons(IEnumerable<ChangeReason> reasons) => new([.. reasons.Select(reason => new JsonObject
    {
        ["cause"] = reason.Cause.ToString(),
        ["text"] = reason.Text,
        ["detail"] = reason.Detail.Length == 0 ? null : reason.Detail,
        ["activity"] = reason.Row?.Id,
        ["wasCounted"] = reason.Row?.WasCounted,
        ["isCounted"] = reason.Row?.IsCounted,
        ["parts"] = reason.Parts.IsEmpty ? null : Reasons(reason.Parts),
    })]);
}
