using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>In which group of a line's evidence each row stands.</summary>
internal sealed class RowGroups
{
    private readonly Dictionary<string, (RowStanding Group, string Failed)> groups = new(StringComparer.Ordinal);

    /// <summary>Reads the evidence; null: no line, so no rows.</summary>
    public RowGroups(Measurement? line)
    {
        if (line is null)
        {
            return;
        }

        Add(line.Evidence.Counted, RowStanding.Counted);
        Add(line.Evidence.Waiting, RowStanding.Waiting);
        Add(line.Evidence.Planned, RowStanding.Planned);
        Add(line.Evidence.Unsettled, RowStanding.Unsettled);
        Add(line.Evidence.NearMisses, RowStanding.NearMiss);
        Add(line.Evidence.Others, RowStanding.Other);
    }

    /// <summary>The ids of all rows.</summary>
    public IEnumerable<string> Ids => groups.Keys;

    /// <summary>The group of a row; None where it was not looked at.</summary>
    public RowStanding Of(string id) => groups.TryGetValue(id, out (RowStanding Group, string) found) ? found.Group : RowStanding.None;

    /// <summary>The conditions that a row fails, by name; empty where none.</summary>
    public string FailedBy(string id) => groups.TryGetValue(id, out (RowStanding, string Failed) found) ? found.Failed : "";

    /// <summary>Whether the row bears on the printed line: counted, still to come or waiting.</summary>
    public bool Bears(string id) => Of(id) is RowStanding.Counted or RowStanding.Waiting or RowStanding.Planned or RowStanding.Unsettled;

    /// <summary>Whether nothing but its Beleg keeps the row from counting.</summary>
    public bool LacksDocument(string id) => FailedBy(id) == IsPresent.SupportingDocument;

    private void Add(ImmutableArray<Activity> rows, RowStanding group)
    {
        foreach (Activity row in rows)
        {
            groups[row.Id] = (group, "");
        }
    }

    private void Add(ImmutableArray<ExaminedRow> rows, RowStanding group)
    {
        foreach (ExaminedRow row in rows)
        {
            groups[row.Activity.Id] = (group, string.Join(' ', row.Failed.Select(failed => failed.Name).Distinct(StringComparer.Ordinal)));
        }
    }
}

/// <summary>Gruppe einer Zeile im Nachweis (Z-6).</summary>
internal enum RowStanding
{
    /// <summary>Not looked at, or not there.</summary>
    None,

    /// <summary>gezählt.</summary>
    Counted,

    /// <summary>wartend.</summary>
    Waiting,

    /// <summary>geplant.</summary>
    Planned,

    /// <summary>ungeklärt.</summary>
    Unsettled,

    /// <summary>genau eine Bedingung fehlt.</summary>
    NearMiss,

    /// <summary>übrige.</summary>
    Other,
}
