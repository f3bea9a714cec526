using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Worker.Words;

/// <summary>Auslegungen by name. Every programme numbers its own: A-1 of one is not A-1 of another.</summary>
internal static class RulingNames
{
    /// <summary>"A-1"; "A-1 aus „Schwerpunkte 2027 und 2028“" where several programmes have one of this number.</summary>
    /// <param name="id">The number.</param>
    /// <param name="programme">Whose it is.</param>
    /// <param name="programmes">All programmes of which something is said.</param>
    public static string Of(string id, Programme programme, ImmutableArray<Programme> programmes) =>
        IsShared(id, programmes) ? $"{id} aus „{programme.ShortTitle}“" : id;

    /// <summary>Whether several programmes have an Auslegung of this number.</summary>
    public static bool IsShared(string id, ImmutableArray<Programme> programmes) =>
        programmes.Count(programme => programme.Rulings.Any(ruling => ruling.Id == id)) > 1;
}
