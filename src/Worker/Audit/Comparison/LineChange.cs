using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Eine Zeile des Zielkatalogs in zwei Auswertungen, mit allen Gründen des Unterschieds.</summary>
/// <param name="Before">The measurement then; null where the line is new.</param>
/// <param name="After">The measurement now; null where the line is dropped.</param>
/// <param name="Reasons">Why it differs; never empty where something printed does.</param>
internal sealed record LineChange(Measurement? Before, Measurement? After, ImmutableArray<ChangeReason> Reasons)
{
    /// <summary>Nachweis-Nr.</summary>
    public string Id => Line.Line.Id;

    /// <summary>The line as it is now, else as it was.</summary>
    public Measurement Line => After ?? Before!;

    /// <summary>Whether the state differs.</summary>
    public bool StateChanged => Before?.Status != After?.Status;

    /// <summary>Whether the number differs, or one printed beside it: Angaben, Beizahlen, parts.</summary>
    public bool NumberChanged => Number(Before) != Number(After);

    /// <summary>Whether what is planned or unsettled differs.</summary>
    public bool OutlookChanged => (Before?.Planned, Before?.Unsettled) != (After?.Planned, After?.Unsettled);

    /// <summary>Whether other rows are counted.</summary>
    public bool CountedChanged => !Ids(Before).SequenceEqual(Ids(After), StringComparer.Ordinal);

    /// <summary>Whether other values, stages or Kommunen are counted, or the same ones by other rows.</summary>
    public bool ValuesChanged => Values(Before) != Values(After);

    /// <summary>Whether anything of it is to be told.</summary>
    public bool IsChanged => StateChanged || ValuesChanged || NumberChanged || OutlookChanged || CountedChanged || !Reasons.IsEmpty;

    /// <summary>The numbers of a line as one text: equal where all printed numbers are.</summary>
    private static string Number(Measurement? line) => line is null ? "-" : string.Join(
        '|',
        [
            Wording.Of(line.Actual, line.Target), line.Actual.Numerator, line.Actual.Denominator, line.Actual.Coverage,
            string.Join(',', line.SideResults.Select(side => $"{side.Count.Text}={side.Number}")),
            string.Join(',', line.SubPeriods.Select(part => $"{part.Label}={part.Result.Actual.Units}")),
        ]);

    private static string Values(Measurement? line) => line is null ? "-" : string.Join(
        '|',
        line.Actual.Values.Select(value => $"{value.Value}:{string.Join(',', value.Activities)}")
            .Concat(line.Actual.LostValues).Concat(line.Actual.MissingStages));

    private static IEnumerable<string> Ids(Measurement? line) => line is null ? [] : line.Evidence.Counted.Select(row => row.Id);
}

/// <summary>Ein Meilenstein in zwei Auswertungen.</summary>
/// <param name="Before">The result then; null where the milestone is new.</param>
/// <param name="After">The result now; null where it is dropped.</param>
/// <param name="Reasons">Why its state or tally differs.</param>
internal sealed record MilestoneChange(MilestoneResult? Before, MilestoneResult? After, ImmutableArray<ChangeReason> Reasons)
{
    /// <summary>The milestone as it is now, else as it was.</summary>
    public MilestoneResult Result => After ?? Before!;

    /// <summary>Whether the state differs.</summary>
    public bool StateChanged => Before?.Status != After?.Status;
}

/// <summary>Vergleich zweier Auswertungen.</summary>
/// <param name="Earlier">The earlier one.</param>
/// <param name="Later">The later one.</param>
/// <param name="Milestones">Milestones whose state or tally differs, in the order of the later catalogue.</param>
/// <param name="Lines">Lines that differ, in the order of the later catalogue, dropped ones at the end.</param>
/// <param name="Corrections">
/// Lines whose number of the earlier Auswertung would be another one today: same Stichtag and rules, today's rows. After is
/// what would stand there.
/// </param>
internal sealed record RunComparison(
    ComparedRun Earlier, ComparedRun Later, ImmutableArray<MilestoneChange> Milestones, ImmutableArray<LineChange> Lines,
    ImmutableArray<LineChange> Corrections);
