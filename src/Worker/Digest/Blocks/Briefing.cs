using System.Collections.Immutable;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>How everything stands, in blocks, the most important first: what digest and `lage` print, each in its own form.</summary>
/// <param name="AsOf">Stichtag.</param>
internal sealed record Briefing(DateOnly AsOf)
{
    /// <summary>"BEISPIELDATEN – keine echten Angaben", or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The first sentence: what is done of what was promised.</summary>
    public required string Tally { get; init; }

    /// <summary>The milestones by state: "2 erreicht, 1 gefährdet".</summary>
    public required string States { get; init; }

    /// <summary>The blocks.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Whether nothing changed since what it is compared with.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The picture: a row for each milestone; none: no picture.</summary>
    public ImmutableArray<PictureRow> Picture { get; init; } = [];

    /// <summary>The states that it shows.</summary>
    public ImmutableArray<StatusView> Legend { get; init; } = [];
}

/// <summary>A block.</summary>
/// <param name="Id">Its name in the JSON of `lage`, e.g. "zu-tun".</param>
/// <param name="Heading">Its heading.</param>
internal sealed record Block(string Id, string Heading)
{
    /// <summary>What stands before the items; empty where they say it all.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The items, the heaviest first.</summary>
    public ImmutableArray<BlockItem> Items { get; init; } = [];

    /// <summary>What stands after them: how many there are beside; empty where there are none.</summary>
    public string More { get; init; } = "";

    /// <summary>A table instead of items; null: there is none.</summary>
    public TableBlock? Table { get; init; }
}

/// <summary>An item.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What has to be known of it, sentences; may be empty.</param>
internal sealed record BlockItem(string Title, string Text)
{
    /// <summary>Nachweis-Nr. of the line, or id of the milestone, that it is about; null: neither.</summary>
    public string? Subject { get; init; }

    /// <summary>State of the line or milestone; null: it is about neither.</summary>
    public StatusView? Status { get; init; }

    /// <summary>The last day for it; null: it has none.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What it consists of, each in a line.</summary>
    public ImmutableArray<string> Details { get; init; } = [];
}
