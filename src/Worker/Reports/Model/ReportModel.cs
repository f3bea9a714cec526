namespace KiIndicators.Worker.Reports.Model;

/// <summary>
/// What the template prints: finished German words and numbers, nothing left to compute. Serialised as JSON (camelCase).
/// Contains no clock, no run number and no machine: the same input gives the same bytes.
/// </summary>
internal sealed record ReportModel
{
    /// <summary>"BEISPIELDATEN – keine echten Angaben" on every page, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The body, e.g. "Kreis Beispiel".</summary>
    public required string Authority { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Subtitle, e.g. "Sachstandsbericht".</summary>
    public required string Subtitle { get; init; }

    /// <summary>Running header, left: "Sachstandsbericht Schwerpunkte 2025 und 2026"; several programmes with semicolons.</summary>
    public required string RunningTitle { get; init; }

    /// <summary>Running header, right: "Sitzung 03.09.2026, Stichtag 16.08.2026".</summary>
    public required string RunningMeeting { get; init; }

    /// <summary>Title block: Federführung, Gremium, Sitzung, Stichtag, Datenbestand, Grundlage.</summary>
    public required IReadOnlyList<Labelled> TitleBlock { get; init; }

    /// <summary>Auswertungsnummer, e.g. "SGS-2026-09-03-1".</summary>
    public required string Number { get; init; }

    /// <summary>First 16 digits of the hash of Nachweis.json in groups of four: "8f3a 1c0e 52d7 b964".</summary>
    public required string Checksum { get; init; }

    /// <summary>Number and checksum of the last delivered report, or that there was none.</summary>
    public required string PreviousReport { get; init; }

    /// <summary>Auf einen Blick: paragraphs of spans.</summary>
    public required IReadOnlyList<IReadOnlyList<Span>> AtAGlance { get; init; }

    /// <summary>Table of all milestones, grouped by focus topic.</summary>
    public required IReadOnlyList<OverviewGroup> Overview { get; init; }

    /// <summary>Sentence under the overview that explains "Zielwert" and "ohne Zahl zugesagt".</summary>
    public required string OverviewNote { get; init; }

    /// <summary>Deviations with the Stellungnahme der Verwaltung.</summary>
    public required IReadOnlyList<DeviationRow> Deviations { get; init; }

    /// <summary>Sentence instead of or after the deviations ("Keine Abweichungen.", "3 weitere im Abschnitt ..."), or null.</summary>
    public string? DeviationsNote { get; init; }

    /// <summary>Since the last report: "Dies ist der erste Bericht ..." or what changed.</summary>
    public required IReadOnlyList<IReadOnlyList<Span>> SinceLastReport { get; init; }

    /// <summary>Next dates.</summary>
    public required IReadOnlyList<DateRow> NextDates { get; init; }

    /// <summary>"Auswahl: 10 von 19 Terminen nach dem Stichtag.", or null where all are shown.</summary>
    public string? NextDatesNote { get; init; }

    /// <summary>"Nach dem Stichtag Durchgeführtes erscheint im nächsten Bericht."</summary>
    public required string AfterAsOf { get; init; }

    /// <summary>The whole programme on one time axis.</summary>
    public ChartBlock? ProgrammeChart { get; init; }

    /// <summary>One section per focus topic.</summary>
    public required IReadOnlyList<TopicSection> Topics { get; init; }

    /// <summary>Reach in the Kommunen: Kommune × Schwerpunkt, for each programme.</summary>
    public required IReadOnlyList<ReachSection> Reach { get; init; }

    /// <summary>The annex.</summary>
    public required AnnexSection Annex { get; init; }
}

/// <summary>A label with its value.</summary>
internal sealed record Labelled(string Label, string Value);

/// <summary>A piece of running text.</summary>
internal sealed record Span(string Text, bool Bold = false);

/// <summary>Code and printed word of a state; the template chooses the symbol by the code.</summary>
internal sealed record StatusView(string Code, string Word);

/// <summary>A small tally: so many of so many boxes filled; omitted where the total is above 8.</summary>
internal sealed record Tally(int Filled, int Total);

/// <summary>A group of the overview, headed by focus topic and goal.</summary>
internal sealed record OverviewGroup(string Title, IReadOnlyList<OverviewRow> Rows);

/// <summary>A milestone in the overview.</summary>
internal sealed record OverviewRow(
    string Id, string Title, StatusView Status, string Targets, Tally? TargetTally, string Promised, Tally? PromisedTally);

/// <summary>A deviation: a line at risk, missed, partly reached or without Beleg, with the Stellungnahme.</summary>
internal sealed record DeviationRow(
    string Id, string Title, StatusView Status, string Detail,
    string? Cause, string? Measure, string? NewDate, string? Role, string? MissingNote);

/// <summary>A date with its occasion.</summary>
internal sealed record DateRow(string Date, string Occasion);

/// <summary>A focus topic.</summary>
internal sealed record TopicSection(string Id, string Title, IReadOnlyList<GoalSection> Goals);

/// <summary>A goal within a focus topic.</summary>
internal sealed record GoalSection(
    string? Title, IReadOnlyList<Labelled> Facts, IReadOnlyList<MilestoneSection> Milestones);

/// <summary>A milestone with its lines and charts.</summary>
internal sealed record MilestoneSection(
    string Id, string Heading, string? Quotation, string? Source, StatusView Status, string Summary,
    IReadOnlyList<LineGroup> Groups, IReadOnlyList<string> ContextSentences, IReadOnlyList<string> Notes,
    IReadOnlyList<ChartBlock> Charts);

/// <summary>Lines under one sentence of the resolution: promise first, then what measures it.</summary>
internal sealed record LineGroup(string? Quotation, IReadOnlyList<LineRow> Rows);

/// <summary>A line of the table: Vorhaben, Bewertung, Ist, Soll laut Beschluss, geplant, Nachweis-Nr.</summary>
internal sealed record LineRow(
    string Id, string Title, StatusView Status, string Reason, string Actual, Tally? Tally, string Target, string Planned,
    IReadOnlyList<string> Notes);

/// <summary>A chart file with its alternative text and the same numbers as a table.</summary>
internal sealed record ChartBlock(
    string File, string AlternativeText, double WidthMm, double HeightMm, string Heading, TableBlock? Table);

/// <summary>A plain table.</summary>
internal sealed record TableBlock(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reach of a programme, which is named where there are several: Kommune × Schwerpunkt with sums, and its sentences.</summary>
internal sealed record ReachSection(
    string? Programme, string Headline, TableBlock Table, IReadOnlyList<string> TotalRow, IReadOnlyList<string> Sentences);

/// <summary>The annex.</summary>
internal sealed record AnnexSection
{
    /// <summary>Every line that changed since the last report, and every number of it that is corrected; empty for the first.</summary>
    public IReadOnlyList<ChangeTable> Changes { get; init; } = [];

    /// <summary>States that occur, with what they mean.</summary>
    public required IReadOnlyList<LegendRow> Legend { get; init; }

    /// <summary>Words of the report, each explained in one sentence.</summary>
    public required IReadOnlyList<Labelled> Glossary { get; init; }

    /// <summary>Counting rules by number: "Z-1".</summary>
    public required IReadOnlyList<Labelled> CountingRules { get; init; }

    /// <summary>Standing of the rulings in one sentence.</summary>
    public required string RulingsStanding { get; init; }

    /// <summary>Auslegungen with result and other reading.</summary>
    public required IReadOnlyList<RulingRow> Rulings { get; init; }

    /// <summary>Evidence, line by line.</summary>
    public required IReadOnlyList<EvidenceBlock> Evidence { get; init; }

    /// <summary>Sentence on the quality of the rows: read, rejected, recorded late.</summary>
    public required IReadOnlyList<string> DataQuality { get; init; }

    /// <summary>Rejected rows and values; null where none.</summary>
    public TableBlock? Rejected { get; init; }

    /// <summary>"Regelbasiert berechnet, ohne künstliche Intelligenz."</summary>
    public required string Closing { get; init; }
}

/// <summary>A table of the annex on changes, with its sentence.</summary>
internal sealed record ChangeTable(string Heading, string Note, TableBlock Table);

/// <summary>A state with its meaning.</summary>
internal sealed record LegendRow(StatusView Status, string Meaning);

/// <summary>An Auslegung: wording and lines, how it is counted, result, other reading with its result.</summary>
internal sealed record RulingRow(string Id, string Wording, string Lines, string Counted, string Result, string Other, string OtherResult);

/// <summary>Evidence of a line: definition, numbers looked at, rows by number, date, kind and Kommune.</summary>
internal sealed record EvidenceBlock(
    string Id, string Title, string Definition, string Summary, IReadOnlyList<string> Notes,
    IReadOnlyList<EvidenceTable> Groups);

/// <summary>Rows of one group ("Gezählte Aktivitäten: 5"), at most twelve, and how many more stand in the Nachweis.</summary>
internal sealed record EvidenceTable(string Title, IReadOnlyList<EvidenceRow> Rows, string? More);

/// <summary>One row of evidence.</summary>
internal sealed record EvidenceRow(string Number, string Date, string Kind, string Place, string Condition);
