using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// What a calendar says of our committees.
/// </summary>
/// <param name="Listing">The meetings of our committees.</param>
/// <param name="Strangers">Names of committees that are not configured, each once: one of them may be a new name of ours.</param>
internal sealed record FeedListing(Listing Listing, ImmutableArray<string> Strangers)
{
    private const int LongestUid = 400;
    private const int MostStrangers = 100;

    /// <summary>Finds the meetings of our committees in what was read.</summary>
    /// <param name="source">Name of the calendar.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="committees">Our committees.</param>
    /// <param name="limits">How many meetings are too many to be true.</param>
    /// <param name="today">What lies before counts less.</param>
    /// <exception cref="FeedFault">Nothing stands in it, or too much: that is no calendar.</exception>
    public static FeedListing Of(string source, FeedReading reading, Committees committees, FeedLimits limits, DateOnly today)
    {
        if (reading.Entries.IsEmpty)
        {
            throw new FeedFault("Der Kalender ist leer. Die bekannten Sitzungen bleiben, wie sie sind.");
        }

        ImmutableArray<(FeedEntry Entry, Committee[] Ours)> entries =
            [.. reading.Entries.Select(entry => (entry, entry.Names.Select(committees.Called).OfType<Committee>().Distinct().ToArray()))];
        ImmutableArray<Announcement> ours =
        [
            .. entries.SelectMany(one => one.Ours.Select(committee =>
                new Announcement(UidOf(one.Entry.Uid), committee.Id, one.Entry.Date, one.Entry.StartTime, one.Entry.IsCancelled))),
        ];
        if (ours.Count(announced => announced.Date >= today) is int ahead && ahead > limits.OwnMeetings)
        {
            throw new FeedFault($"Der Kalender nennt {ahead} kommende Sitzungen unserer Gremien; so viele können es nicht sein.");
        }

        return new FeedListing(
            new Listing(source, [.. ours.Where(announced => announced.Date >= today.AddYears(-1))])
            {
                AlsoListed = [.. reading.Unreadable.Select(UidOf), .. entries.Where(one => one.Ours.Length == 0).Select(one => UidOf(one.Entry.Uid))],
                Deleted = [.. reading.Deleted.Select(UidOf)],
                IsAbout = _ => reading.Nameless == 0,
            },
            [.. entries.Where(one => one.Ours.Length == 0 && one.Entry.Date >= today).Select(one => one.Entry.Names[^1]).Distinct().Order(StringComparer.Ordinal).Take(MostStrangers)]);
    }

    // What the database can keep: no characters that cannot be seen, no endless names.
    private static string UidOf(string uid)
    {
        string plain = new string([.. uid.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
        return plain.Length > 0 && plain.Length <= LongestUid
            ? plain
            : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(uid)));
    }
}
