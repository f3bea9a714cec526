using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>One section per focus topic: its goals, their milestones, and the lines under the resolution's own sentences.</summary>
internal sealed class MilestoneSections
{
    // Whole titles stand in the Anlage.
    private const int LongestHeading = 110;
    private const int LongestTitle = 120;

    private readonly ReportContext context;
    private readonly ReportCharts charts;
    private readonly PrintedNumbers numbers;
    private readonly LineNotes notes;
    private readonly Statements statements;
    private readonly ContextNumbers contextNumbers;

    /// <summary>Prepares the sections.</summary>
    public MilestoneSections(ReportContext context, ReportCharts charts)
    {
        this.context = context;
        this.charts = charts;
        numbers = new PrintedNumbers(context.Result);
        notes = new LineNotes(context);
        statements = new Statements(context);
        contextNumbers = new ContextNumbers(context);
    }

    /// <summary>The sections in the order of the catalogue.</summary>
    public IReadOnlyList<TopicSection> Build() =>
        [.. context.Topics.Select(topic => new TopicSection(topic.Id, Phrases.Shorten(context.TitleOf(topic), LongestHeading), [.. topic.Goals.Select(goal => GoalOf(goal))]))];

    private GoalSection GoalOf(Goal goal)
    {
        (string Label, string? Value)[] facts =
            [("Ziel", goal.Wording), ("Zieldimension", goal.GoalDimension), ("Zielbezug", goal.GoalReference)];
        return new GoalSection(
            goal.ShortTitle,
            [.. facts.Where(fact => fact.Value is not null).Select(fact => new Labelled(fact.Label, (fact.Value ?? "").TrimEnd('.')))],
            [.. context.ResultsOf(goal).Select(SectionOf)]);
    }

    private MilestoneSection SectionOf(MilestoneResult result)
    {
        Milestone milestone = result.Milestone;
        LineGroup[] groups = [.. Groups(result)];
        string numbersBeside = string.Join(" ", result.Lines.Where(line => line.Status == Status.Context).Select(contextNumbers.Sentence));
        return new MilestoneSection(
            milestone.Id, Phrases.Shorten(Heading(milestone), LongestHeading), milestone.Quotation is string text ? Phrases.Quote(text) : null, milestone.Source,
            result.Status.View(), Summary(result), groups, numbersBeside,
            [.. Explanations.Of(groups, numbersBeside), .. Recording(result)], charts.Of(milestone.Id));
    }

    /// <summary>"Meilenstein 2025: neue und bessere Angebote"; free of states.</summary>
    public static string Heading(Milestone milestone)
    {
        string word = milestone.Type switch
        {
            MilestoneType.Milestone => "Meilenstein",
            MilestoneType.Mandate => "Auftrag",
            _ => "Vorgabe",
        };
        bool saysSo = milestone.Title.StartsWith($"{word}: ", StringComparison.Ordinal);
        return saysSo ? milestone.Title : milestone.Type == MilestoneType.Milestone ? $"{word} {milestone.Title}" : $"{word}: {milestone.Title}";
    }

    /// <summary>"2 von 4 Zielwerten sind erreicht, 3 von 4 Vorhaben ohne Zahl sind umgesetzt."</summary>
    public static string Summary(MilestoneResult result)
    {
        List<string> parts = [];
        if (result.Targets > 0)
        {
            parts.Add($"{result.TargetsMet} von {Phrases.Of(result.Targets, "Zielwert", "Zielwerten")} {(result.TargetsMet == 1 || result.Targets == 1 ? "ist" : "sind")} erreicht");
        }

        if (result.Promised > 0)
        {
            parts.Add($"{result.PromisedDone} von {Phrases.Of(result.Promised, "ohne Zahl zugesagten Vorhaben", "ohne Zahl zugesagten Vorhaben")} {(result.PromisedDone == 1 ? "ist" : "sind")} umgesetzt");
        }

        if (result.NoData > 0)
        {
            parts.Add($"zu {NumberWords.CountedDative(result.NoData, Phrases.Projects)} gibt es keine Daten");
        }

        return parts.Count == 0 ? "Nichts davon wird bewertet." : $"{string.Join(", ", parts)}.";
    }

    private IEnumerable<LineGroup> Groups(MilestoneResult result)
    {
        List<LineRow> rows = [];
        string? current = null;
        foreach (Measurement line in result.Lines.Where(line => line.Status != Status.Context))
        {
            if (rows.Count > 0 && line.Line.Quotation != current)
            {
                yield return GroupOf(current, rows, result.Milestone);
                rows = [];
            }

            current = line.Line.Quotation;
            rows.Add(RowOf(line));
        }

        if (rows.Count > 0)
        {
            yield return GroupOf(current, rows, result.Milestone);
        }
    }

    // The milestone's own wording stands above the table already.
    private static LineGroup GroupOf(string? quotation, IReadOnlyList<LineRow> rows, Milestone milestone) =>
        new(quotation is null || quotation == milestone.Quotation ? null : Phrases.Quote(quotation), rows);

    private LineRow RowOf(Measurement line) => new(
        line.Line.Id, Phrases.Shorten(line.Line.Title, LongestTitle), line.Status.View(), Reason(line), numbers.Actual(line), Target(line), notes.Of(line),
        statements.Beside(line));

    // "noch nicht bewertbar: bewertbar ab" says one word twice.
    private string Reason(Measurement line)
    {
        const string Again = "bewertbar ";
        string reason = numbers.Reason(line);
        return line.Status == Status.NotYetAssessable && reason.StartsWith(Again, StringComparison.Ordinal) ? reason[Again.Length..] : reason;
    }

    private static string Target(Measurement line) => line.Target switch
    {
        null => "",
        Promised => LineNumbers.Target(line),
        _ => $"Soll {LineNumbers.Target(line)}",
    };

    private IEnumerable<string> Recording(MilestoneResult result)
    {
        DateOnly until = context.Result.ProgrammeOf(result).RecordingUntil(result.Milestone.Period.To);
        if (context.AsOf >= result.Milestone.Period.To && context.AsOf <= until)
        {
            yield return $"Nachträge sind bis {GermanText.Day(until)} möglich (Erfassungsfrist).";
        }
    }
}
