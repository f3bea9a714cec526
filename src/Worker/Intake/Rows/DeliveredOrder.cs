namespace KiIndicators.Worker.Intake.Rows;

/// <summary>The order in which a database brings texts: nothing first, then by the codes of the characters.</summary>
internal static class DeliveredOrder
{
    /// <summary>Compares two texts by the codes of their characters; null comes first.</summary>
    public static int Compare(string? one, string? other)
    {
        if (one is null || other is null)
        {
            return (one is null ? 0 : 1) - (other is null ? 0 : 1);
        }

        int length = Math.Min(one.Length, other.Length);
        int index = one.AsSpan(0, length).CommonPrefixLength(other.AsSpan(0, length));
        if (index == length)
        {
            return one.Length - other.Length;
        }

        // Half of a pair stands for a character beyond all that need no pair.
        bool isBeyond = char.IsSurrogate(one[index]);
        return isBeyond == char.IsSurrogate(other[index]) ? one[index] - other[index] : isBeyond ? 1 : -1;
    }

    /// <summary>
    /// Whether an id may follow another in a database's order: by the codes of characters or of halves of pairs, blanks at the end
    /// counted or filled up, as the databases differ in both.
    /// </summary>
    public static bool MayFollow(string? id, string? former)
    {
        if (Compare(former, id) < 0 || string.CompareOrdinal(former, id) < 0)
        {
            return true;
        }

        int length = Math.Max(former?.Length ?? 0, id?.Length ?? 0);
        return former is not null && id is not null && !string.Equals(former, id, StringComparison.Ordinal)
            && (Compare(former.PadRight(length), id.PadRight(length)) is var padded && (padded < 0 || (padded == 0 && former.Length < id.Length)));
    }
}
