using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>
/// One line explained for auditors, in the order in which they ask. Finished words and exact numbers; text, JSON and
/// Pruefnachweis.pdf print the same facts. Internal: it names titles and partners and hides no person count.
/// </summary>
internal sealed record LineExplanation
{
    /// <summary>The measurement that is explained.</summary>
    public required Measurement Measurement { get; init; }

    /// <summary>The milestone of the line.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>Title of the programme.</summary>
    public required string Programme { get; init; }

    /// <summary>Auswertungsnummer of the stored record; null: today's data.</summary>
    public string? Run { get; init; }

    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Datenbestand; null where no row says.</summary>
    public DateOnly? DataAsOf { get; init; }

    /// <summary>Datenfingerabdruck, 64 digits; null where it is not known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Wording of the resolution and where it stands.</summary>
    public required QuotedWording Wording { get; init; }

    /// <summary>How the line is counted.</summary>
    public required CountingWay Counting { get; init; }

    /// <summary>Auslegungen applied, in the order of the catalogue line.</summary>
    public required ImmutableArray<ExplainedRuling> Rulings { get; init; }

    /// <summary>The baseline; null where the line needs none.</summary>
    public ExplainedBaseline? Baseline { get; init; }

    /// <summary>Counted, planned, unsettled, waiting and near-miss rows, one group each, also where it is empty.</summary>
    public required ImmutableArray<RowGroup> Groups { get; init; }

    /// <summary>Counted rows with a Beleg.</summary>
    public required int WithDocument { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public required int Examined { get; init; }

    /// <summary>How many rows miss several conditions.</summary>
    public int OtherCount => Measurement.Evidence.OtherCount;

    /// <summary>The rows that miss several conditions, with all of them: the most rows by far, and only asked for by --all.</summary>
    public required Lazy<ImmutableArray<ExplainedRow>> Others { get; init; }

    /// <summary>From the number to the state.</summary>
    public required ExplainedResult Result { get; init; }

    /// <summary>Nachweis-Nr.</summary>
    public string Id => Measurement.Line.Id;

    /// <summary>What the reader of the report sees.</summary>
    public string Title => Measurement.Line.Title;

    /// <summary>The rows of one group.</summary>
    public RowGroup Group(EvidenceGroup kind) => Groups.Single(group => group.Kind == kind);
}

/// <summary>Wortlaut: the sentences that the line makes measurable.</summary>
/// <param name="Line">The line's quotation, verbatim; null: "Wortlaut nachzutragen".</param>
/// <param name="Milestone">The milestone's quotation, verbatim, or null.</param>
/// <param name="Sources">Paper with its version, and further sources.</param>
internal sealed record QuotedWording(string? Line, string? Milestone, ImmutableArray<string> Sources);

/// <summary>Zählweise.</summary>
/// <param name="Definition">The kind's definition with the selection, as German sentences.</param>
/// <param name="Period">The days that count.</param>
/// <param name="Notes">What else has to be known: who holds the data, which source is in use, the catalogue's remark.</param>
/// <param name="Rules">The counting rules that matter for this line.</param>
internal sealed record CountingWay(
    string Definition, Period Period, ImmutableArray<string> Notes, ImmutableArray<CountingRule> Rules);

/// <summary>Auslegung with its standing and the result of the other reading.</summary>
/// <param name="Ruling">The ruling.</param>
/// <param name="Programme">Short title of its programme where another has one of the same number; else null.</param>
/// <param name="Standing">"vorgeschlagen, dem Ausschuss noch nicht vorgelegt", or who took note and when.</param>
/// <param name="Other">The line under the other reading; null where it is not computed.</param>
/// <param name="OtherResult">That result in words: "0 von 3, nicht erreicht", or "nicht gerechnet".</param>
internal sealed record ExplainedRuling(Ruling Ruling, string? Programme, string Standing, Measurement? Other, string OtherResult);

/// <summary>Ausgangswert with names instead of keys.</summary>
/// <param name="Baseline">The baseline used.</param>
/// <param name="Names">Its values by name; empty for a number.</param>
/// <param name="Standing">"festgeschrieben am 02.01.2026", or "Ausgangswert noch nicht festgeschrieben" with how it was computed.</param>
/// <param name="Missing">Values of the baseline that the period has not shown: "noch offen", "entfallen", by name.</param>
/// <param name="MissingWord">"noch offen" or "entfallen".</param>
/// <param name="LeftOut">Values that the line can never count, by name (Z-9).</param>
internal sealed record ExplainedBaseline(
    Baseline Baseline, ImmutableArray<string> Names, string Standing, ImmutableArray<string> Missing, string MissingWord,
    ImmutableArray<string> LeftOut);

/// <summary>Vom Ist zur Bewertung.</summary>
/// <param name="Target">Soll in words.</param>
/// <param name="Actual">Ist in words; shares as parts and per cent.</param>
/// <param name="Planned">Additional units still dated after the Stichtag, in words.</param>
/// <param name="Unsettled">Additional units whose Durchführung is unsettled, in words.</param>
/// <param name="Status">The state's word with its reason.</param>
/// <param name="Rule">The row of the state table that led to it.</param>
/// <param name="Recount">The second count; null: not done.</param>
/// <param name="RecountText">The same in words.</param>
/// <param name="Details">What else belongs to the number: coverage, missing stages, sub-periods, numbers beside it.</param>
internal sealed record ExplainedResult(
    string Target, string Actual, string Planned, string Unsettled, string Status, StatusRow Rule, RecountNote? Recount,
    string RecountText, ImmutableArray<Fact> Details);

/// <summary>A label with its value.</summary>
internal sealed record Fact(string Label, string Value);
