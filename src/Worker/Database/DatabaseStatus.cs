using System.Collections.Immutable;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Where a database stands beside this program.
/// </summary>
/// <param name="Name">The database, as messages name it.</param>
/// <param name="Exists">Whether there is a database.</param>
/// <param name="Applied">Schema scripts run so far.</param>
/// <param name="Pending">Schema scripts still to run.</param>
/// <param name="Unknown">Schema scripts that this program does not know: the database is newer.</param>
/// <param name="ChangedViews">Contract views whose file has changed since the last upgrade, or that are others in the database.</param>
internal sealed record DatabaseStatus(
    string Name, bool Exists, ImmutableArray<string> Applied, ImmutableArray<string> Pending,
    ImmutableArray<string> Unknown, ImmutableArray<string> ChangedViews)
{
    /// <summary>Whether nothing is left to do.</summary>
    public bool IsCurrent => Exists && Pending.IsEmpty && Unknown.IsEmpty && ChangedViews.IsEmpty;

    /// <summary>Refuses a database that a newer program has upgraded.</summary>
    /// <exception cref="UserError">It has.</exception>
    public void RequireNotNewer()
    {
        if (!Unknown.IsEmpty)
        {
            throw new UserError(
                $"Die Datenbank {Name} wurde von einer neueren Version angelegt (unbekannt: {string.Join(", ", Unknown)}). Bitte das Programm aktualisieren.");
        }
    }
}
