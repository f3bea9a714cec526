using System.Text.Json.Nodes;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Contracts;

/// <summary>
/// The contract of `indicators --format json`. Internal and exact: person counts are not hidden.
/// </summary>
internal static class ResultsDocument
{
    /// <summary>The document as indented JSON.</summary>
    public static string Write(EvaluationResult evaluation) => new JsonObject
    {
        ["programme"] = Texts(evaluation.Programmes.Select(programme => programme.Id)),
        ["asOf"] = ContractNumbers.Day(evaluation.AsOf),
        ["dataAsOf"] = ContractNumbers.Day(evaluation.DataAsOf),
        ["indicators"] = new JsonArray([.. evaluation.Milestones.SelectMany(milestone =>
            milestone.Lines.Select(line => LineOf(line, milestone.Milestone.Id, evaluation.ProgrammeOf(milestone).Id)))]),
        ["milestones"] = new JsonArray([.. evaluation.Milestones.Select(MilestoneOf)]),
        ["rejected"] = new JsonArray([.. evaluation.Reading.Rejected.Select(rejected => new JsonObject
        {
            ["row"] = rejected.Row, ["value"] = rejected.Value, ["reason"] = rejected.Reason,
        })]),
    }.ToJsonString(ContractForm.Indented);

    private static JsonObject LineOf(Measurement line, string milestone, string programme) => new()
    {
        ["id"] = line.Line.Id,
        ["milestone"] = milestone,
        ["title"] = line.Line.Title,
        ["measure"] = line.Line.Measure.Word,
        ["unit"] = line.Line.Unit,
        ["period"] = new JsonObject { ["from"] = ContractNumbers.Day(line.Line.Period.From), ["to"] = ContractNumbers.Day(line.Line.Period.To) },
        ["actual"] = ContractNumbers.Actual(line),
        ["planned"] = line.Planned,
        ["unsettled"] = line.Unsettled,
        ["numerator"] = line.Actual.Numerator,
        ["denominator"] = line.Actual.Denominator,
        ["coverage"] = line.Actual.Coverage is Coverage coverage
            ? new JsonObject { ["with"] = coverage.With, ["of"] = coverage.Of }
            : null,
        ["values"] = new JsonArray([.. line.Actual.Values.Select(value => new JsonObject
        {
            ["value"] = value.Value, ["activities"] = Texts(value.Activities),
        })]),
        ["target"] = TargetOf(line.Target),
        ["status"] = line.Status.Code(),
        ["reason"] = line.Reason,
        ["otherReading"] = new JsonArray([.. line.OtherReadings.Select(other => new JsonObject
        {
            ["ruling"] = other.Ruling, ["programme"] = programme, ["actual"] = ContractNumbers.Actual(other.Result),
            ["status"] = other.Result.Status.Code(),
        })]),
        ["counted"] = Texts(line.Evidence.Counted.Select(row => row.Id)),
        ["nearMisses"] = new JsonArray([.. line.Evidence.NearMisses.Select(row => new JsonObject
        {
            ["activity"] = row.Activity.Id, ["condition"] = row.Failed[0].ToString(),
        })]),
        ["examined"] = line.Evidence.Examined,
        ["lateOn"] = ContractNumbers.Day(line.LateOn),
    };

    private static JsonObject MilestoneOf(MilestoneResult result) => new()
    {
        ["id"] = result.Milestone.Id,
        ["status"] = result.Status.Code(),
        ["targetsMet"] = result.TargetsMet,
        ["targets"] = result.Targets,
        ["promisedDone"] = result.PromisedDone,
        ["promised"] = result.Promised,
        ["context"] = result.Context,
        ["noData"] = result.NoData,
    };

    private static JsonObject? TargetOf(Target? target)
    {
        if (target is null)
        {
            return null;
        }

        JsonObject members = new()
        {
            ["kind"] = target.Word,
            ["min"] = target.Minimum,
            ["max"] = target.Maximum,
            ["all"] = target is All { Values.IsEmpty: false } all ? Texts(all.Values) : null,
        };
        if (!target.Of.IsEmpty)
        {
            members["of"] = Texts(target.Of);
        }

        return members;
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
