using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.FirstPage;

/// <summary>Worüber zu sprechen ist: the deviations, the heaviest first, each in a sentence.</summary>
/// <param name="context">The report.</param>
/// <param name="deviations">The deviations.</param>
internal sealed class Discussion(ReportContext context, Deviations deviations)
{
    /// <summary>Most points on page 1.</summary>
    public const int Most = 5;

    private const int LongestTitle = 100;
    private const int LongestText = 200;

    // Beside so many rows of the picture a point has two lines.
    private const int ManyRows = 9;
    private const int ShorterTitle = 60;
    private const int ShorterText = 110;

    /// <summary>The points.</summary>
    public IReadOnlyList<DiscussionRow> Rows => [.. deviations.Lines.Take(Most).Select(RowOf)];

    /// <summary>By how many are shown: the sentence on the others.</summary>
    public IReadOnlyList<MoreToDiscuss?> More => [.. Enumerable.Range(0, Math.Min(Most, deviations.Lines.Count) + 1).Select(Left)];

    /// <summary>The headline of the report: how many points need the committee.</summary>
    public string Headline => deviations.Lines.Count switch
    {
        0 when context.Result.Milestones.All(result => result.Milestone.Period.From > context.AsOf) => "Das Programm hat noch nicht begonnen",
        0 => "Kein Punkt braucht den Ausschuss",
        1 => "Ein Punkt braucht den Ausschuss",
        int many => $"{Phrases.Capital(NumberWords.Plain(many))} Punkte brauchen den Ausschuss",
    };

    /// <summary>What stands instead of the points; null where there are any.</summary>
    public string? Nothing => deviations.Lines.Count == 0 ? "Nichts zu besprechen: Es gibt keine Abweichung vom Beschluss." : null;

    private bool IsTight => context.Result.Milestones.Length >= ManyRows;

    private MoreToDiscuss? Left(int shown)
    {
        Measurement[] left = [.. deviations.Lines.Skip(shown)];
        string[] milestones = [.. left.Select(line => MilestoneOf(line)).Distinct(StringComparer.Ordinal)];
        return left.Length switch
        {
            0 => null,
            1 => new MoreToDiscuss("Ein weiterer Punkt steht bei seinem Vorhaben", milestones),
            int many => new MoreToDiscuss($"{Phrases.Capital(NumberWords.Plain(many))} weitere Punkte stehen bei ihren Vorhaben", milestones),
        };
    }

    private DiscussionRow RowOf(Measurement line)
    {
        (int title, int text) = IsTight ? (ShorterTitle, ShorterText) : (LongestTitle, LongestText);
        return new DiscussionRow(
            line.Line.Id, line.Status.View(), Phrases.Shorten(context.TitleOf(line), title), Text(line, text), Date(line));
    }

    // How it stands, then why; a Stellungnahme that is missing is said.
    private string Text(Measurement line, int longest)
    {
        string detail = Phrases.Sentence(Phrases.Capital(Phrases.Shorten(deviations.Detail(line), longest)));
        return context.RemarkOn(line) is Remark remark
            ? $"{detail} {Phrases.Sentence(Phrases.ShortenToSentences(remark.Cause, longest))}"
            : $"{detail} {Statements.Missing}.";
    }

    private string? Date(Measurement line) => context.RemarkOn(line)?.NewDate is DateOnly day
        ? $"neuer Termin {GermanText.Day(day)}"
        : line.Line.HasDeadline && line.Status != Status.DocumentMissing // of which the sentence names the Frist
            ? $"Frist {(line.Line.Period.To < context.AsOf ? "war " : "")}{GermanText.Day(line.Line.Period.To)}"
            : null;

    private string MilestoneOf(Measurement line) =>
        context.Result.Milestones.First(result => result.Lines.Contains(line)).Milestone.Id;
}
