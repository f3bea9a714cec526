using System.Data.Common;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Turns the ordered rows of ReadActivities into what was delivered under each id, one id at a time: nothing else is held.
/// </summary>
internal static class DeliveredRows
{
    private const int Part = 1;
    private const int AttributeName = 15;

    /// <summary>What was delivered, id by id.</summary>
    /// <param name="reader">The rows of ReadActivities.</param>
    /// <exception cref="UserError">An id returns after another one: the rows are not ordered, so activities would fall apart.</exception>
    public static IEnumerable<DeliveredId> Read(DbDataReader reader)
    {
        DeliveredId? current = null;
        while (reader.Read())
        {
            string? id = Text(reader, 0);
            if (current is null || !string.Equals(current.Id, id, StringComparison.Ordinal))
            {
                if (current is not null)
                {
                    current.Complete();
                    yield return current;
                    RequireOrder(current.Id, id);
                }

                current = new DeliveredId(id);
            }

            if (reader.GetInt64(Part) == 0)
            {
                current.Add(Row(reader, id));
            }
            else
            {
                current.Add(Text(reader, AttributeName), Text(reader, AttributeName + 1));
            }
        }

        if (current is not null)
        {
            current.Complete();
            yield return current;
        }
    }

    private static void RequireOrder(string? former, string? id)
    {
        if (!DeliveredOrder.MayFollow(id, former))
        {
            throw new UserError(
                $"Die Sicht activity liefert die Nummer {id} nicht zusammenhängend. Bitte die Sortierung (Collation) der Sicht prüfen.");
        }
    }

    private static ActivityRow Row(DbDataReader reader, string? id) => new()
    {
        Id = id,
        Kind = Text(reader, 2),
        Title = Text(reader, 3),
        StartDate = Text(reader, 4),
        EndDate = Text(reader, 5),
        Status = Text(reader, 6),
        Organiser = Text(reader, 7),
        Participants = Text(reader, 8),
        Minutes = Text(reader, 9),
        Quantity = Text(reader, 10),
        Unit = Text(reader, 11),
        Note = Text(reader, 12),
        RecordedAt = Text(reader, 13),
        ChangedAt = Text(reader, 14),
    };

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
