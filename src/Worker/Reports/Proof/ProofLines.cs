using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>
/// The sections of the lines. Rows that stand under an earlier line already are named there and not printed again:
/// "B25-2, B25-2a, B25-2b" miss the same rows.
/// </summary>
internal sealed class ProofLines
{
    /// <summary>Most rows of a group; all of them stand in Nachweis.csv. Beyond, the file would be printed by nobody.</summary>
    public const int MostRows = 150;

    /// <summary>Most rows that miss a condition.</summary>
    public const int MostNearMisses = 40;

    private readonly Dictionary<string, string> printed = new(StringComparer.Ordinal);

    /// <summary>A line; to be asked in the order in which they are printed.</summary>
    public ProofLine Of(LineExplanation line) => new(
        line.Id, line.Title, line.Measurement.Status.View(),
        [.. ExplanationSections.Of(line).Select(section => SectionOf(section, line))]);

    private ProofSection SectionOf(ExplanationSection section, LineExplanation line) => new(
        section.Title,
        [
            .. section.Facts.Where(fact => fact.Label != ExplanationSections.MilestoneLabel).Select(fact => new Labelled(fact.Label, fact.Value)),
            .. section.Rules.IsEmpty
                ? (IEnumerable<Labelled>)[]
                : [new Labelled("Zählregeln", string.Join(", ", section.Rules.Select(rule => rule.Number)) + " (Wortlaut am Ende).")],
        ],
        [.. section.Groups.Where(group => group.Rows.Length > 0).Select(group => GroupOf(group, line.Id))]);

    private ProofGroup GroupOf(RowGroup group, string line)
    {
        bool isNear = group.Kind == EvidenceGroup.NearMisses;
        ProofRow[] rows = [.. group.Rows.Select(RowOf)];
        string column = isNear ? "fehlende Bedingung" : "zählt für";
        string content = string.Join('\n', rows.Select(row => row.ToString()));
        if (rows.Length > 1 && !printed.TryAdd(content, line))
        {
            return new ProofGroup(group.Title, column, !isNear, [], $"Dieselben Zeilen wie unter {printed[content]}.");
        }

        int most = isNear ? MostNearMisses : MostRows;
        return new ProofGroup(
            group.Title, column, !isNear, [.. rows.Take(most)],
            rows.Length > most ? $"{GermanText.Whole(rows.Length - most)} weitere {(rows.Length == most + 1 ? "steht" : "stehen")} in Nachweis.csv." : null);
    }

    private static ProofRow RowOf(ExplainedRow row) => new(
        row.Id,
        row.EndDate is DateOnly end && end != row.StartDate
            ? $"{GermanText.Day(row.StartDate)} bis {GermanText.Day(end)}"
            : GermanText.Day(row.StartDate),
        row.Title, row.Kind, string.Join(", ", row.Partners), string.Join(", ", row.Places),
        string.Join("; ", row.CountsFor.Concat(row.Failed)), string.Join(", ", row.Documents), row.LateMark);
}
