using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>What changed: states of milestones and lines, numbers, new activities.</summary>
/// <param name="context">The report.</param>
/// <param name="input">What it is compared with.</param>
/// <param name="most">So many of a group are named; the others are counted.</param>
internal sealed class Changes(ReportContext context, BriefingInput input, int most)
{
    private const int LongestTitle = 80;

    private readonly SinceLastReport since = new(context);
    private readonly MilestoneNames names = new(context);
    private readonly PrintedNumbers now = new(context.Result);

    /// <summary>Whether something came before, and nothing that is printed changed since.</summary>
    public bool IsQuiet => since.Comparison is not null && input.SinceNote.Length == 0
        && Milestones.Length == 0 && States.Length == 0 && Numbers.Length == 0 && !since.Corrected.Any() && Fresh.Length == 0;

    /// <summary>The block.</summary>
    public Block Build()
    {
        string heading = input.Since is string then ? $"Seit {then}" : "Seitdem verändert";
        if (since.Comparison is null)
        {
            return new Block("veraendert", heading) { Sentence = input.SinceNote.Length > 0 ? input.SinceNote : "Ein Vergleich ist nicht möglich." };
        }

        BlockItem[] states = [.. Milestones.Select(Milestone), .. States.OrderBy(change => change.After?.Status.Weight()).Select(State)];
        return new Block("veraendert", heading)
        {
            Sentence = string.Join(" ", ((string[])[input.SinceNote, IsUnchanged ? "Keine Änderungen." : Phrases.Sentence(Fresh)]).Where(text => text.Length > 0)),
            Items = [.. states.Take(most + Milestones.Length), .. NumberItem],
            More = string.Join(" ", ((string[])[Beside(states.Length - most - Milestones.Length), Corrections]).Where(text => text.Length > 0)),
        };
    }

    private bool IsUnchanged => Milestones.Length == 0 && States.Length == 0 && Numbers.Length == 0 && !since.Corrected.Any() && Fresh.Length == 0;

    private MilestoneChange[] Milestones => since.Comparison is null ? [] : [.. since.ChangedMilestones.OrderBy(change => change.After?.Status.Weight())];

    private LineChange[] States => since.Comparison is RunComparison all ? [.. all.Lines.Where(line => line.StateChanged)] : [];

    // Only what reads differently: a small person count that stays hidden has not changed for who may not read it.
    private LineChange[] Numbers => since.Comparison is RunComparison all
        ? [.. all.Lines.Where(line => line is { StateChanged: false, Before: not null, After: not null }
            && line.After.Status != Status.Withheld && Then.Actual(line.Before) != now.Actual(line.After))]
        : [];

    private PrintedNumbers Then => new(since.Comparison!.Earlier.Result);

    /// <summary>"neu gezählt sind 12 Aktivitäten, neu eingeplant 4"; empty where neither. Lines of persons and withheld ones have no part in it.</summary>
    private string Fresh
    {
        get
        {
            if (since.Comparison is not RunComparison all)
            {
                return "";
            }

            int counted = New(all, line => line.Evidence.Counted);
            int planned = New(all, line => line.Evidence.Planned);
            return (counted, planned) switch
            {
                (0, 0) => "",
                (0, _) => $"neu eingeplant: {Phrases.Of(planned, "Aktivität", "Aktivitäten")}",
                (_, 0) => $"neu gezählt: {Phrases.Of(counted, "Aktivität", "Aktivitäten")}",
                _ => $"neu gezählt: {Phrases.Of(counted, "Aktivität", "Aktivitäten")}, neu eingeplant: {GermanText.Whole(planned)}",
            } is { Length: > 0 } text ? Phrases.Capital(text) : "";
        }
    }

    private IEnumerable<BlockItem> NumberItem => Numbers.Length == 0 ? [] :
    [
        new BlockItem(Phrases.Of(Numbers.Length, "Zahl hat sich ohne andere Bewertung geändert", "Zahlen haben sich ohne andere Bewertung geändert"), "")
        {
            Details =
            [
                .. Numbers.Take(most).Select(change => $"{Phrases.Shorten(context.TitleOf(change.After!), LongestTitle)} ({change.Id}): {now.Actual(change.After!)} statt {Then.Actual(change.Before!)}"),
                .. Numbers.Length > most ? [$"und {GermanText.Whole(Numbers.Length - most)} weitere"] : Array.Empty<string>(),
            ],
        },
    ];

    private BlockItem Milestone(MilestoneChange change) => new(names.Short(change.Result, LongestTitle), Phrases.Sentence($"Meilenstein, bisher {Word(change.Before?.Status)}"))
    {
        Subject = change.Result.Milestone.Id, Status = change.After?.Status.View(),
    };

    private BlockItem State(LineChange change) => new(
        Phrases.Shorten(change.After is Measurement after ? context.TitleOf(after) : change.Line.Line.Title, LongestTitle),
        Phrases.Sentence($"Bisher {Word(change.Before?.Status)}{Number(change)}{Reason(change)}"))
    {
        Subject = change.Id, Status = change.After?.Status.View(),
    };

    private string Number(LineChange change) => change is { Before: Measurement before, After: { Status: not Status.Withheld } after }
        && before.Status != Status.Withheld && Then.Actual(before) != now.Actual(after) ? $"; {now.Actual(after)} statt {Then.Actual(before)}" : "";

    private static string Reason(LineChange change) => ChangeWords.InShort(change) is { Length: > 0 } reason ? $"; {reason}" : "";

    private static string Word(Status? status) => status?.Printed() ?? "nicht im Zielkatalog";

    private string Corrections => since.Corrected.Count() switch
    {
        0 => "",
        1 => "Eine Zahl der früheren Auswertung ist berichtigt.",
        int many => $"{Phrases.Capital(NumberWords.Plain(many))} Zahlen der früheren Auswertung sind berichtigt.",
    };

    private static string Beside(int more) => more switch
    {
        <= 0 => "",
        1 => "Ein weiteres Vorhaben ist anders bewertet.",
        _ => $"{Phrases.Capital(NumberWords.Plain(more))} weitere Vorhaben sind anders bewertet.",
    };

    private static int New(RunComparison all, Func<Measurement, ImmutableArray<Activity>> rows)
    {
        HashSet<string> before = [.. Ids(all.Earlier)];
        return Ids(all.Later).Distinct(StringComparer.Ordinal).Count(id => !before.Contains(id));

        IEnumerable<string> Ids(ComparedRun run) => run.Result.Measurements
            .Where(line => line.Status != Status.Withheld && !line.Line.CountsPersons).SelectMany(line => rows(line)).Select(row => row.Id);
    }
}
