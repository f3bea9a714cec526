using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.FirstPage;

/// <summary>What is new since the meeting before, each in a line: better, worse, otherwise rated; what was corrected stands apart from progress.</summary>
/// <param name="context">The report.</param>
/// <param name="since">The comparison line by line.</param>
internal sealed class SinceMeeting(ReportContext context, SinceLastReport since)
{
    private const int MostNamed = 4;
    private const int LongestName = 46;

    private readonly MilestoneNames names = new(context);

    /// <summary>The heading: the meeting whose report this one is compared with.</summary>
    public string Heading => context.Input.Auswertung.Previous is DeliveredReport previous
        ? $"Seit der Sitzung am {GermanText.Day(previous.Number.Day)}"
        : "Seit der letzten Sitzung";

    /// <summary>The lines.</summary>
    public IReadOnlyList<SinceLine> Lines => since.Comparison is null
        ? [new SinceLine("", since.WhyNoComparison, null)]
        : [.. States, .. Corrections];

    private IEnumerable<SinceLine> States
    {
        get
        {
            (MilestoneChange Change, int Way)[] changed = [.. since.ChangedMilestones.Select(change => (change, Way(change)))];
            if (changed.Length == 0)
            {
                yield return new SinceLine(
                    "", since.Comparison!.Lines.IsEmpty ? "Es hat sich nichts verändert" : "Kein Meilenstein ist anders bewertet, nur Zahlen darunter",
                    since.Comparison!.Lines.IsEmpty ? null : AnnexAnchors.Changes);
            }

            foreach ((string label, int way) in ((string, int)[])[("Besser", 1), ("Schlechter", -1), ("Anders bewertet", 0)])
            {
                MilestoneChange[] some = [.. changed.Where(one => one.Way == way).Select(one => one.Change)];
                if (some.Length > 0)
                {
                    yield return new SinceLine(label, Named(some, saysBefore: way == 0), null);
                }
            }
        }
    }

    private IEnumerable<SinceLine> Corrections => since.Corrected.Count() switch
    {
        0 => [],
        1 => [new SinceLine("Berichtigt", "eine Zahl des letzten Berichts", AnnexAnchors.Corrections)],
        int numbers => [new SinceLine("Berichtigt", $"{NumberWords.Plain(numbers)} Zahlen des letzten Berichts", AnnexAnchors.Corrections)],
    };

    // What went up or down says by itself where it came from.
    private string Named(MilestoneChange[] changes, bool saysBefore)
    {
        string[] named = [.. changes.Take(changes.Length > MostNamed ? MostNamed - 1 : MostNamed)
            .Select(change => $"{names.Short(change.Result, LongestName)} ({State(change.After)}{(saysBefore ? $", bisher {State(change.Before)}" : "")})")];
        int more = changes.Length - named.Length;
        return Phrases.And(more == 0 ? named : [.. named, $"{NumberWords.Plain(more)} weitere"]);
    }

    private static string State(MilestoneResult? result) => result?.Status.Printed() ?? "nicht im Zielkatalog";

    // Up, down, or neither: what could not be judged yet was neither good nor bad.
    private static int Way(MilestoneChange change) => change is { Before: MilestoneResult before, After: MilestoneResult after }
        && Height(before.Status) is int from && Height(after.Status) is int to ? Math.Sign(to - from) : 0;

    private static int? Height(Status status) => status switch
    {
        Status.Reached or Status.Implemented => 4,
        Status.OnTrack => 3,
        Status.Open => 2,
        Status.AtRisk or Status.PartlyReached or Status.DocumentMissing => 1,
        Status.NotReached => 0,
        _ => null,
    };
}
