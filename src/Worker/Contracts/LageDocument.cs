using System.Text.Json.Nodes;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Digest.Blocks;

namespace KiIndicators.Worker.Contracts;

/// <summary>The contract of `lage --format json`: the blocks in their order. Ids are for programs, all else is as it is printed; days are ISO.</summary>
internal static class LageDocument
{
    /// <summary>The document as indented JSON.</summary>
    public static string Write(Briefing briefing) => new JsonObject
    {
        ["asOf"] = ContractNumbers.Day(briefing.AsOf),
        ["notice"] = briefing.Notice,
        ["tally"] = briefing.Tally,
        ["states"] = briefing.States,
        ["blocks"] = new JsonArray([.. briefing.Blocks.Select(BlockOf)]),
    }.ToJsonString(ContractForm.Indented);

    private static JsonObject BlockOf(Block block) => new()
    {
        ["id"] = block.Id,
        ["heading"] = block.Heading,
        ["sentence"] = block.Sentence,
        ["items"] = new JsonArray([.. block.Items.Select(item => new JsonObject
        {
            ["subject"] = item.Subject,
            ["status"] = item.Status?.Code,
            ["title"] = item.Title,
            ["text"] = item.Text,
            ["due"] = item.Due is DateOnly day ? ContractNumbers.Day(day) : null,
            ["details"] = Texts(item.Details),
        })]),
        ["table"] = block.Table is null ? null : new JsonObject
        {
            ["headers"] = Texts(block.Table.Headers), ["rows"] = new JsonArray([.. block.Table.Rows.Select(Texts)]),
        },
        ["more"] = block.More,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
