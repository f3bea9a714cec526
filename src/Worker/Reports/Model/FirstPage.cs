namespace KiIndicators.Worker.Reports.Model;

/// <summary>Page 1, which stands alone: what has to be discussed, how everything stands, what is new, what comes next.</summary>
internal sealed record FirstPage
{
    /// <summary>The news: "Vier Punkte brauchen den Ausschuss".</summary>
    public required string Headline { get; init; }

    /// <summary>What the report is about: "Sachstand der Schwerpunkte …, Beschluss zu Vorlage 2024/0300".</summary>
    public required string Subject { get; init; }

    /// <summary>For which meeting, counted up to when; the days are bold.</summary>
    public required IReadOnlyList<Span> Occasion { get; init; }

    /// <summary>The tally: "22 von 36 zugesagten Vorhaben sind erreicht oder umgesetzt".</summary>
    public required string Tally { get; init; }

    /// <summary>A row for each milestone.</summary>
    public required IReadOnlyList<PictureRow> Picture { get; init; }

    /// <summary>How many milestones more there are, or null; their sections follow.</summary>
    public string? PictureNote { get; init; }

    /// <summary>The states that occur in the picture.</summary>
    public required IReadOnlyList<StatusView> Legend { get; init; }

    /// <summary>At most five points, the heaviest first.</summary>
    public required IReadOnlyList<DiscussionRow> Discussion { get; init; }

    /// <summary>By how many rows are shown, from none on: the sentence on those that are not; null where all are.</summary>
    public required IReadOnlyList<MoreToDiscuss?> DiscussionMore { get; init; }

    /// <summary>Instead of the points, where there are none; null otherwise.</summary>
    public string? NothingToDiscuss { get; init; }

    /// <summary>"Seit der Sitzung am 26.02.2026".</summary>
    public required string SinceHeading { get; init; }

    /// <summary>Better, worse, corrected, each in a line.</summary>
    public required IReadOnlyList<SinceLine> Since { get; init; }

    /// <summary>At most four dates in plain words.</summary>
    public required IReadOnlyList<DateRow> NextDates { get; init; }

    /// <summary>Auslegungen that change a state and have not been laid before the committee; null where there are none.</summary>
    public Referred? Rulings { get; init; }
}

/// <summary>A milestone in the picture: a box for each rated Vorhaben.</summary>
/// <param name="Id">The milestone, whose section the row leads to.</param>
/// <param name="Name">Its name in a line.</param>
/// <param name="Boxes">The states of its rated lines, in the order of the catalogue.</param>
/// <param name="Spoken">The same in words, for those who listen: "2 erreicht, 1 nicht erreicht".</param>
/// <param name="Status">Its own state.</param>
internal sealed record PictureRow(string Id, string Name, IReadOnlyList<string> Boxes, string Spoken, StatusView Status);

/// <summary>A point to discuss.</summary>
/// <param name="Line">The line, to whose row the point leads.</param>
/// <param name="Status">Its state.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">How it stands and why, one sentence.</param>
/// <param name="Date">"neuer Termin 24.09.2026", or "Frist war 31.03.2026"; null where there is none.</param>
internal sealed record DiscussionRow(string Line, StatusView Status, string Title, string Text, string? Date);

/// <summary>Points that page 1 has no room for.</summary>
/// <param name="Text">"Sieben weitere Punkte stehen in den Abschnitten".</param>
/// <param name="Milestones">The milestones in whose sections they stand.</param>
internal sealed record MoreToDiscuss(string Text, IReadOnlyList<string> Milestones);

/// <summary>A line of what is new.</summary>
/// <param name="Label">"Besser"; empty where the text says it all.</param>
/// <param name="Text">What.</param>
/// <param name="Anchor">Where the Anlage has more of it, see <see cref="AnnexAnchors"/>; null: nowhere.</param>
internal sealed record SinceLine(string Label, string Text, string? Anchor);

/// <summary>A sentence with the place in the Anlage that it leads to.</summary>
/// <param name="Text">The sentence, without a full stop.</param>
/// <param name="Anchor">See <see cref="AnnexAnchors"/>.</param>
internal sealed record Referred(string Text, string Anchor);
