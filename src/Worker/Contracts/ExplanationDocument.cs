using System.Text.Json.Nodes;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Contracts;

/// <summary>
/// The contract of `explain --format json`: the facts of the text in the same order. Members are always there, null or
/// empty where there is nothing to say; days are "2026-08-16". Internal and exact: titles, partners and person counts.
/// </summary>
internal static class ExplanationDocument
{
    /// <summary>The document as indented JSON.</summary>
    /// <param name="line">The explanation.</param>
    /// <param name="withOthers">Whether the rows that miss several conditions are listed; else only their number.</param>
    public static string Write(LineExplanation line, bool withOthers) => new JsonObject
    {
        ["id"] = line.Id,
        ["title"] = line.Title,
        ["milestone"] = line.Milestone.Id,
        ["programme"] = line.Programme,
        ["run"] = line.Run,
        ["asOf"] = ContractNumbers.Day(line.AsOf),
        ["dataAsOf"] = ContractNumbers.Day(line.DataAsOf),
        ["fingerprint"] = line.Fingerprint,
        ["wording"] = new JsonObject
        {
            ["line"] = line.Wording.Line, ["milestone"] = line.Wording.Milestone, ["sources"] = Texts(line.Wording.Sources),
        },
        ["counting"] = CountingOf(line),
        ["rulings"] = new JsonArray([.. line.Rulings.Select(RulingOf)]),
        ["baseline"] = line.Baseline is ExplainedBaseline baseline ? BaselineOf(baseline) : null,
        ["counted"] = Rows(line.Group(EvidenceGroup.Counted).Rows),
        ["withDocument"] = line.WithDocument,
        ["planned"] = Rows(line.Group(EvidenceGroup.Planned).Rows),
        ["unsettled"] = Rows(line.Group(EvidenceGroup.Unsettled).Rows),
        ["waiting"] = Rows(line.Group(EvidenceGroup.Waiting).Rows),
        ["nearMisses"] = Rows(line.Group(EvidenceGroup.NearMisses).Rows),
        ["examined"] = line.Examined,
        ["others"] = new JsonObject { ["count"] = line.OtherCount, ["rows"] = withOthers ? Rows(line.Others.Value) : null },
        ["result"] = ResultOf(line.Measurement, line.Result),
    }.ToJsonString(ContractForm.Indented);

    private static JsonObject CountingOf(LineExplanation line) => new()
    {
        ["measure"] = line.Measurement.Line.Measure.Word,
        ["definition"] = line.Counting.Definition,
        ["notes"] = Texts(line.Counting.Notes),
        ["period"] = Span(line.Counting.Period),
        ["rules"] = new JsonArray([.. line.Counting.Rules.Select(rule => new JsonObject
        {
            ["number"] = rule.Number, ["sentence"] = rule.Sentence,
        })]),
    };

    private static JsonObject RulingOf(ExplainedRuling ruling) => new()
    {
        ["id"] = ruling.Ruling.Id,
        ["wording"] = ruling.Ruling.Wording,
        ["counted"] = ruling.Ruling.Counted,
        ["standing"] = ruling.Standing,
        ["otherReading"] = ruling.Ruling.OtherReading,
        ["otherResult"] = ruling.Other is Measurement other
            ? new JsonObject
            {
                ["actual"] = ContractNumbers.Actual(other), ["planned"] = other.Planned, ["status"] = other.Status.Code(),
                ["text"] = ruling.OtherResult,
            }
            : null,
    };

    private static JsonObject BaselineOf(ExplainedBaseline baseline) => new()
    {
        ["line"] = baseline.Baseline.Line,
        ["period"] = Span(baseline.Baseline.Period),
        ["number"] = baseline.Baseline.Number,
        ["values"] = new JsonArray([.. baseline.Baseline.Values.Zip(baseline.Names, (value, name) => new JsonObject
        {
            ["value"] = value, ["name"] = name,
        })]),
        ["frozenOn"] = ContractNumbers.Day(baseline.Baseline.FrozenOn),
        ["standing"] = baseline.Standing,
        ["missing"] = Texts(baseline.Missing),
        ["leftOut"] = Texts(baseline.LeftOut),
        ["unit"] = baseline.Baseline.Figure?.Unit,
        ["figureOf"] = baseline.Baseline.Figure is BaselineFigure figure ? Span(figure.Days) : null,
    };

    private static JsonArray Rows(IEnumerable<ExplainedRow> rows) => new([.. rows.Select(row => new JsonObject
    {
        ["id"] = row.Id,
        ["startDate"] = ContractNumbers.Day(row.StartDate),
        ["endDate"] = ContractNumbers.Day(row.EndDate),
        ["kind"] = row.Kind,
        ["title"] = row.Title,
        ["partners"] = Texts(row.Partners),
        ["places"] = Texts(row.Places),
        ["countsFor"] = Texts(row.CountsFor),
        ["documents"] = Texts(row.Documents),
        ["recordedLateOn"] = ContractNumbers.Day(row.RecordedLateOn),
        ["failed"] = Texts(row.Failed),
    })]);

    private static JsonObject ResultOf(Measurement line, ExplainedResult result) => new()
    {
        ["target"] = result.Target,
        ["actual"] = ContractNumbers.Actual(line),
        ["actualText"] = result.Actual,
        ["numerator"] = line.Actual.Numerator,
        ["denominator"] = line.Actual.Denominator,
        ["planned"] = line.Planned,
        ["unsettled"] = line.Unsettled,
        ["details"] = new JsonArray([.. result.Details.Select(detail => new JsonObject
        {
            ["label"] = detail.Label, ["value"] = detail.Value,
        })]),
        ["status"] = line.Status.Code(),
        ["statusText"] = line.Status.Printed(),
        ["reason"] = line.Reason,
        ["rule"] = new JsonObject { ["row"] = result.Rule.Number, ["condition"] = result.Rule.Condition },
        ["recount"] = result.Recount is RecountNote recount
            ? new JsonObject { ["number"] = recount.Number, ["agrees"] = recount.Agrees }
            : null,
    };

    private static JsonObject Span(Period period) => new()
    {
        ["from"] = ContractNumbers.Day(period.From), ["to"] = ContractNumbers.Day(period.To),
    };

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
