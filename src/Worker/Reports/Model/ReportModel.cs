namespace KiIndicators.Worker.Reports.Model;

/// <summary>
/// What the template prints: finished German words and numbers, nothing left to compute. Serialised as JSON (camelCase).
/// Contains no clock, no run number and no machine: the same input gives the same bytes.
/// </summary>
internal sealed record ReportModel : Paper
{
    /// <summary>Page 1.</summary>
    public required FirstPage FirstPage { get; init; }

    /// <summary>What can still be settled before the report; in a Vorabfassung only.</summary>
    public IReadOnlyList<MissingGroup> Missing { get; init; } = [];

    /// <summary>One section per focus topic.</summary>
    public required IReadOnlyList<TopicSection> Topics { get; init; }

    /// <summary>Reach in the Kommunen: Kommune × Schwerpunkt, for each programme.</summary>
    public required IReadOnlyList<ReachSection> Reach { get; init; }

    /// <summary>States that occur, with what they mean.</summary>
    public required IReadOnlyList<LegendRow> Legend { get; init; }

    /// <summary>Words of the report, each explained in one sentence.</summary>
    public required IReadOnlyList<Labelled> Glossary { get; init; }

    /// <summary>Federführung, Gremium, Sitzung, Datenbestand, Grundlage: at the end, where page 1 has no room.</summary>
    public required IReadOnlyList<Labelled> Facts { get; init; }

    /// <summary>Pages of the Anlage by anchor, see <see cref="AnnexAnchors"/>; known when it is set.</summary>
    public IReadOnlyDictionary<string, int> AnnexPages { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>A label with its value.</summary>
internal sealed record Labelled(string Label, string Value);

/// <summary>Something that is still missing.</summary>
/// <param name="Title">What.</param>
/// <param name="Summary">A sentence; that nothing is missing, where there is no row.</param>
/// <param name="Rows">Each with what it is found by.</param>
internal sealed record MissingGroup(string Title, string Summary, IReadOnlyList<Labelled> Rows);

/// <summary>A piece of running text.</summary>
internal sealed record Span(string Text, bool Bold = false);

/// <summary>Code and printed word of a state; the template chooses the symbol by the code.</summary>
internal sealed record StatusView(string Code, string Word);

/// <summary>A date with its occasion.</summary>
internal sealed record DateRow(string Date, string Occasion);

/// <summary>A focus topic.</summary>
internal sealed record TopicSection(string Id, string Title, IReadOnlyList<GoalSection> Goals);

/// <summary>A goal within a focus topic.</summary>
internal sealed record GoalSection(
    string? Title, IReadOnlyList<Labelled> Facts, IReadOnlyList<MilestoneSection> Milestones);

/// <summary>A milestone with its lines and at most one chart.</summary>
/// <param name="Id">Its number, the anchor of the section.</param>
/// <param name="Heading">"2025: neue und bessere Angebote".</param>
/// <param name="Quotation">The resolution's words, or null.</param>
/// <param name="Source">Where they stand if not in the programme's resolution, or null.</param>
/// <param name="Status">Its state.</param>
/// <param name="Summary">How many of its Vorhaben are done, and what is not.</param>
/// <param name="Groups">Its lines under the resolution's sentences.</param>
/// <param name="Context">Numbers without a target, in one paragraph; empty where there are none.</param>
/// <param name="Notes">Explanations of words that occur here, and the Erfassungsfrist.</param>
/// <param name="Chart">The picture, or null.</param>
internal sealed record MilestoneSection(
    string Id, string Heading, string? Quotation, string? Source, StatusView Status, string Summary,
    IReadOnlyList<LineGroup> Groups, string Context, IReadOnlyList<string> Notes, ChartBlock? Chart);

/// <summary>Lines under one sentence of the resolution: promise first, then what measures it.</summary>
internal sealed record LineGroup(string? Quotation, IReadOnlyList<LineRow> Rows);

/// <summary>A line of the table.</summary>
/// <param name="Id">Nachweis-Nr., the anchor in the Anlage.</param>
/// <param name="Title">What was promised.</param>
/// <param name="Status">Its state.</param>
/// <param name="Reason">Why, in a few words; may be empty.</param>
/// <param name="Actual">Ist.</param>
/// <param name="Target">Soll: "Soll mindestens 3", "ohne Zahl zugesagt"; empty where there is none.</param>
/// <param name="Note">What else has to be said of it; empty where nothing.</param>
/// <param name="Statement">The Stellungnahme der Verwaltung, or that it is missing; null where none is due.</param>
internal sealed record LineRow(
    string Id, string Title, StatusView Status, string Reason, string Actual, string Target, string Note, string? Statement);

/// <summary>A chart file with its alternative text, its message as the heading, and the same numbers as a table where nothing else has them.</summary>
internal sealed record ChartBlock(
    string File, string AlternativeText, double WidthMm, double HeightMm, string Heading, TableBlock? Table);

/// <summary>A plain table.</summary>
internal sealed record TableBlock(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reach of a programme, which is named where there are several: Kommune × Schwerpunkt with sums, and its sentences.</summary>
internal sealed record ReachSection(
    string? Programme, string Headline, TableBlock Table, IReadOnlyList<string> TotalRow, IReadOnlyList<string> Sentences);

/// <summary>A table of the annex on changes, with its sentence.</summary>
internal sealed record ChangeTable(string Anchor, string Heading, string Note, TableBlock Table);

/// <summary>A state with its meaning.</summary>
internal sealed record LegendRow(StatusView Status, string Meaning);

/// <summary>An Auslegung: wording and lines, how it is counted, result, other reading with its result, and whether a state would be another.</summary>
internal sealed record RulingRow(
    string Id, string Wording, string Lines, string Counted, string Result, string Other, string OtherResult, bool ChangesState);

/// <summary>Evidence of a line: definition, numbers looked at, rows by number, date, kind and Kommune.</summary>
internal sealed record EvidenceBlock(
    string Id, string Title, string Definition, string Summary, IReadOnlyList<string> Notes,
    IReadOnlyList<EvidenceTable> Groups);

/// <summary>Rows of one group ("Gezählte Aktivitäten: 5"), at most twelve, and how many more stand in the Nachweis.</summary>
internal sealed record EvidenceTable(string Title, IReadOnlyList<EvidenceRow> Rows, string? More);

/// <summary>One row of evidence.</summary>
internal sealed record EvidenceRow(string Number, string Date, string Kind, string Place, string Condition);
