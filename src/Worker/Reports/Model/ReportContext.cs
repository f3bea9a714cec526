using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Model;

/// <summary>The input with its look-ups: to which programme and milestone a line belongs, which Stellungnahme is its latest.</summary>
internal sealed class ReportContext
{
    private readonly Dictionary<string, Remark> remarks;
    private readonly HashSet<string> partnerWords;
    private readonly HashSet<string> partnerTypes;
    private readonly ImmutableArray<Programme> aside;

    /// <summary>Prepares the look-ups.</summary>
    public ReportContext(ReportInput input)
    {
        Input = input;
        Closed = [.. input.Auswertung.Closed.Select(closed => (Everything.Programmes.First(programme => programme.Id == closed.Programme), closed.FinalReport))];
        if (Closed.Length == Everything.Programmes.Length)
        {
            Closed = []; // asked for all the same, by a person
        }

        Upcoming = [.. Everything.Programmes.Where(programme => programme.Period.From > Everything.AsOf)];
        if (Upcoming.Length + Closed.Length == Everything.Programmes.Length)
        {
            // The only ones there are: their lines say themselves when they begin.
            Upcoming = [];
        }

        aside = [.. Upcoming, .. Closed.Select(closed => closed.Programme)];
        Result = aside.IsEmpty ? Everything : Everything with
        {
            Programmes = [.. Everything.Programmes.Except(aside)],
            Milestones = [.. Everything.Milestones.Where(result => !aside.Contains(Everything.ProgrammeOf(result)))],
        };
        remarks = input.Auswertung.Remarks
            .Where(remark => remark.WrittenOn <= input.RemarksUpTo)
            .GroupBy(remark => remark.Indicator, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Latest(group), StringComparer.Ordinal);
        partnerTypes = [.. input.Auswertung.Partners.Select(partner => partner.Type)];
        partnerWords = [.. input.Auswertung.Partners.SelectMany(partner => new[] { partner.Id, partner.Name })];
    }

    /// <summary>The input.</summary>
    public ReportInput Input { get; }

    /// <summary>The results of the programmes that have begun and are not closed, or of all where there is none such.</summary>
    public EvaluationResult Result { get; }

    /// <summary>Programmes that have not begun, beside others that have: they are announced, not reported on.</summary>
    public ImmutableArray<Programme> Upcoming { get; }

    /// <summary>Programmes that have had their Abschlussbericht, with its number: named, not reported on.</summary>
    public ImmutableArray<(Programme Programme, RunNumber FinalReport)> Closed { get; }

    /// <summary>The programmes of the report, in the order of their files.</summary>
    public ImmutableArray<Programme> Programmes => Result.Programmes;

    /// <summary>Whether titles and sections have to say which programme they are about.</summary>
    public bool HasSeveral => Programmes.Length > 1;

    private EvaluationResult Everything => Input.Auswertung.Result;

    /// <summary>Stichtag.</summary>
    public DateOnly AsOf => Result.AsOf;

    /// <summary>What the programmes say of themselves, each once: "Schwerpunkte 2025 und 2026; Schwerpunkte 2027 und 2028".</summary>
    public string Said(Func<Programme, string> what) => Joined(Programmes, what);

    /// <summary>The same of any programmes.</summary>
    public static string Joined(IEnumerable<Programme> programmes, Func<Programme, string> what) =>
        string.Join("; ", programmes.Select(what).Distinct(StringComparer.Ordinal));

    /// <summary>A text about a programme, which it names where there are several: "Schwerpunkte 2027 und 2028: …".</summary>
    public string Of(Programme programme, string text) => HasSeveral ? $"{programme.ShortTitle}: {text}" : text;

    /// <summary>The title of a focus topic, with its programme where there are several.</summary>
    public string TitleOf(FocusTopic topic) => HasSeveral
        ? $"{Programmes.First(programme => programme.FocusTopics.Contains(topic)).ShortTitle} – {topic.Title}"
        : topic.Title;

    /// <summary>Whether the line belongs to a programme that has not begun, or is closed.</summary>
    public bool IsAside(Indicator line) => aside.Any(programme => programme.Indicators.Any(own => own.Id == line.Id));

    /// <summary>Whether the milestone belongs to a programme that has not begun, or is closed.</summary>
    public bool IsAside(Milestone milestone) => aside.Any(programme => programme.Milestones.Any(own => own.Id == milestone.Id));

    /// <summary>The programme to which the line belongs.</summary>
    public Programme ProgrammeOf(Measurement measurement) => Result.ProgrammeOf(measurement);

    /// <summary>An Auslegung of the line, with its programme where its number alone could mean another.</summary>
    public string NameOf(string ruling, Measurement measurement) => RulingNames.Of(ruling, ProgrammeOf(measurement), Programmes);

    /// <summary>The line's period where it is not its milestone's; null where it is.</summary>
    public Period? OwnPeriodOf(Measurement measurement) =>
        Result.Milestones.Any(result => result.Milestone.Period != measurement.Line.Period
            && result.Milestone.Indicators.Any(line => line.Id == measurement.Line.Id))
            ? measurement.Line.Period
            : null;

    /// <summary>The latest Stellungnahme written up to <see cref="ReportInput.RemarksUpTo"/>; null where there is none.</summary>
    public Remark? RemarkOn(Measurement measurement) => remarks.GetValueOrDefault(measurement.Line.Id);

    /// <summary>Whether a recorded value names a partner; the type of a partner names none.</summary>
    public bool NamesPartner(string value) => partnerWords.Contains(value) && !partnerTypes.Contains(value);

    /// <summary>The title as it can stand alone: "Veranstaltungen für Vereine, davon mit Dolmetschen".</summary>
    public string TitleOf(Measurement measurement) => !LeansOnAnother(measurement)
        ? measurement.Line.Title
        : BasisOf(measurement) is Measurement basis ? $"{basis.Line.Title}, {measurement.Line.Title}" : Phrases.Capital(measurement.Line.Title);

    /// <summary>Whether the title goes on from the line before: "davon mit Dolmetschen".</summary>
    public static bool LeansOnAnother(Measurement measurement) =>
        measurement.Line.Title.Length > 0 && char.IsLower(measurement.Line.Title[0]);

    /// <summary>The line whose title the title goes on from; null where there is none.</summary>
    public Measurement? BasisOf(Measurement measurement)
    {
        Measurement[] before = [.. Result.Measurements.TakeWhile(line => line.Line.Id != measurement.Line.Id)
            .Where(line => !LeansOnAnother(line))];
        return before.LastOrDefault(line => measurement.Line.Measure.Lines.Contains(line.Line.Id)) ?? before.LastOrDefault();
    }

    /// <summary>The milestone results of a goal, in the order of the catalogue.</summary>
    public IEnumerable<MilestoneResult> ResultsOf(Goal goal) =>
        Result.Milestones.Where(result => goal.Milestones.Contains(result.Milestone));

    /// <summary>Topics of all programmes, in the order of the catalogue.</summary>
    public IEnumerable<FocusTopic> Topics => Result.Programmes.SelectMany(programme => programme.FocusTopics);

    // The text decides between two of the same day, so that the order in the database does not.
    private static Remark Latest(IEnumerable<Remark> written) => written
        .OrderBy(remark => remark.WrittenOn).ThenBy(remark => remark.Cause, StringComparer.Ordinal).Last();
}
