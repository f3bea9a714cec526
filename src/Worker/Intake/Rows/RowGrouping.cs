using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Turns the ordered lines of ReadActivities into rows, one at a time: consecutive lines of the same id and copy are one row.
/// </summary>
internal static class RowGrouping
{
    /// <summary>The rows, streaming: only the lines of the current row are held.</summary>
    /// <exception cref="UserError">An id returns after another one: the lines are not ordered, so rows would fall apart.</exception>
    public static IEnumerable<ActivityRow> Group(IEnumerable<JoinedRow> lines)
    {
        // The ids are those of the activities that are kept anyway; raw rows are not held.
        HashSet<string> closed = new(StringComparer.Ordinal);
        List<(string?, string?)> attributes = [];
        JoinedRow? current = null;
        foreach (JoinedRow line in lines)
        {
            if (current is not null && !IsSameRow(current, line))
            {
                yield return Row(current, attributes);
                attributes.Clear();
                Close(closed, current.Row.Id, line.Row.Id);
            }

            current = line;
            if (line.Attribute.HasAttribute != 0)
            {
                attributes.Add((line.Attribute.AttributeName, line.Attribute.AttributeValue));
            }
        }

        if (current is not null)
        {
            yield return Row(current, attributes);
        }
    }

    /// <summary>
    /// Whether two consecutive lines belong to the same row. Rows without an id have nothing in common but its absence; the
    /// copy number tells them apart.
    /// </summary>
    public static bool IsSameRow(JoinedRow one, JoinedRow other) =>
        string.Equals(one.Row.Id, other.Row.Id, StringComparison.Ordinal) && one.Attribute.Copy == other.Attribute.Copy;

    private static void Close(HashSet<string> closed, string? id, string? next)
    {
        if (id is null || string.Equals(id, next, StringComparison.Ordinal))
        {
            return;
        }

        closed.Add(id);
        if (next is not null && closed.Contains(next))
        {
            throw new UserError(
                $"Die Sicht activity liefert die Nummer {next} nicht zusammenhängend. Bitte die Sortierung (Collation) der Sicht prüfen.");
        }
    }

    private static ActivityRow Row(JoinedRow line, List<(string?, string?)> attributes) =>
        line.Row with { Attributes = attributes.ToImmutableArray() };
}
