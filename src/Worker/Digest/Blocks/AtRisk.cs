using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>What is at risk, and what is needed: "noch 2 Veranstaltungen bis 31.12.2026; geplant: 1".</summary>
/// <param name="context">The report.</param>
/// <param name="day">The day on which it is read.</param>
internal sealed class AtRisk(ReportContext context, DateOnly day)
{
    private const string Id = "gefaehrdet";
    private const int LongestTitle = 90;

    // What has to be planned within two months is near enough to be told now.
    private const int PlanningAhead = 60;

    private readonly PrintedNumbers numbers = new(context.Result);
    private readonly Deviations deviations = new(context);

    /// <summary>What can still be turned, the worst first, so many; what is decided is counted.</summary>
    public Block Few(int most)
    {
        Measurement[] open = [.. Open];
        return new Block(Id, "Gefährdet und was fehlt")
        {
            Sentence = open.Length == 0 ? "Nichts, was sich noch ändern ließe, ist gefährdet." : "",
            Items = [.. open.Take(most).Select(ItemOf)],
            More = Phrases.Joined(Beside(open.Length - most), Decided) is { Length: > 0 } more ? Phrases.Sentence(Phrases.Capital(more)) : "",
        };
    }

    /// <summary>All deviations, the worst first, and then what has to be planned soon.</summary>
    public Block All()
    {
        Measurement[] all = [.. deviations.Lines, .. ToPlan];
        return new Block(Id, "Gefährdet und was fehlt")
        {
            Sentence = all.Length == 0 ? "Nichts ist gefährdet." : "", Items = [.. all.Select(ItemOf)],
        };
    }

    // Within a weight what ends first comes first.
    private IEnumerable<Measurement> Open => deviations.Lines.Where(line => !IsDecided(line)).OrderBy(line => Urgency(line.Status)).ThenBy(line => line.Line.Period.To).Concat(ToPlan);

    private IEnumerable<Measurement> ToPlan => context.Result.Measurements
        .Where(line => line.Status == Status.Open && line.StatusRow == StatusTable.ToPlan && Deadlines.PlanningUntil(line.Line) <= day.AddDays(PlanningAhead))
        .OrderBy(line => Deadlines.PlanningUntil(line.Line));

    private static int Urgency(Status status) => status == Status.AtRisk ? -1 : status.Weight();

    // After the Erfassungsfrist nothing more is recorded of it; until then it may be.
    private bool IsDecided(Measurement line) => line.Status is Status.NotReached or Status.PartlyReached && line.RecordingUntil < context.AsOf;

    private string Decided => string.Join(", ", deviations.Lines.Where(IsDecided).GroupBy(line => line.Status).OrderBy(group => group.Key.Weight())
        .Select(group => $"{group.Count()} {group.Key.Printed()}")) is { Length: > 0 } states ? $"entschieden sind bei anderen Vorhaben: {states}" : "";

    private static string Beside(int more) => more > 0 ? $"{NumberWords.Counted(more, Phrases.Projects).Replace("Vorhaben", "weitere", StringComparison.Ordinal)} nennt „kiindicators lage“" : "";

    private BlockItem ItemOf(Measurement line) => new(Phrases.Shorten(context.TitleOf(line), LongestTitle), Phrases.Sentence(Phrases.Capital(Needed(line))))
    {
        Subject = line.Line.Id, Status = line.Status.View(), Due = IsDecided(line) || line.Line.Period.To < context.AsOf ? null : DueOf(line),
    };

    private static DateOnly DueOf(Measurement line) => line.Status == Status.Open ? Deadlines.PlanningUntil(line.Line) : line.Line.Period.To;

    private string Reasoned(Measurement line) =>
        Phrases.Joined(numbers.Reason(line), $"bisher {numbers.Actual(line)}", $"geplant {numbers.Planned(line)}") + $"; {LineNumbers.Foreseen(line)}";

    // What hides a number tells no difference to it either.
    private string Needed(Measurement line)
    {
        if (line.Status is Status.Withheld or Status.DocumentMissing or Status.Open || line.Line.CountsPersons || !line.SubPeriods.IsEmpty || !line.Actual.LostValues.IsEmpty
            || line.Target is not (AtLeast or MoreThan or Corridor or Promised) || line.Line.Period.To < context.AsOf)
        {
            return line.Status == Status.Open ? Reasoned(line) : deviations.Detail(line);
        }

        long units = TargetRules.MissingUnits(line.Target, line.Actual);
        string planned = $"geplant: {numbers.Planned(line)}; {LineNumbers.Foreseen(line)}";
        string until = $"bis {GermanText.Day(line.Line.Period.To)}";
        return units <= 0 || line.Actual.IsShare ? deviations.Detail(line)
            : line.Target is Promised ? $"noch nichts gezählt, eines genügt {until}; {planned}"
            : units == 1 ? $"noch 1 {until}; {planned} {line.Line.Unit}"
            : $"noch {GermanText.Whole(units)} {line.Line.Unit} {until}; {planned}";
    }
}
