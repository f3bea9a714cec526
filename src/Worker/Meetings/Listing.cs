using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// What a source says of a meeting of one of our committees.
/// </summary>
/// <param name="Uid">The source's own name of the meeting.</param>
/// <param name="Committee">Id of the committee.</param>
/// <param name="Date">Day of the meeting.</param>
/// <param name="StartTime">Wall time Europe/Berlin, or null where it is not known.</param>
/// <param name="IsCancelled">Whether it is cancelled.</param>
internal sealed record Announcement(string Uid, string Committee, DateOnly Date, TimeOnly? StartTime, bool IsCancelled);

/// <summary>
/// Everything that a source says at one look.
/// </summary>
/// <param name="Source">The source.</param>
/// <param name="Announcements">The meetings of our committees.</param>
internal sealed record Listing(string Source, ImmutableArray<Announcement> Announcements)
{
    /// <summary>Names of meetings that are listed, too, but of which nothing more can be read; they are not missing.</summary>
    public ImmutableHashSet<string> AlsoListed { get; init; } = [];

    /// <summary>Names of meetings that the source calls deleted.</summary>
    public ImmutableHashSet<string> Deleted { get; init; } = [];

    /// <summary>Which meetings would stand in the list if they took place: what is not there is missing.</summary>
    public Func<Sighting, bool> IsAbout { get; init; } = _ => true;
}
