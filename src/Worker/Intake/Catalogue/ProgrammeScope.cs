using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>What the readers of one programme share.</summary>
internal sealed class ProgrammeScope
{
    /// <summary>Takes the faults.</summary>
    public required FaultList Faults { get; init; }

    /// <summary>The programme's period; null after a fault.</summary>
    public required Period? Period { get; init; }

    /// <summary>The reference area.</summary>
    public required ReferenceArea Area { get; init; }

    /// <summary>Its places by every spelling.</summary>
    public required Places Places { get; init; }

    /// <summary>The rulings with their overrides.</summary>
    public required ImmutableArray<RulingDraft> Rulings { get; init; }

    /// <summary>Ids of programmes, milestones and lines with their positions, for checks over all files.</summary>
    public required IdRegister Ids { get; init; }

    /// <summary>Rulings that a line names.</summary>
    public HashSet<string> UsedRulings { get; } = new(StringComparer.Ordinal);
}

/// <summary>What the readers of one line share.</summary>
/// <param name="id">Id of the line.</param>
/// <param name="period">Its period; null after a fault.</param>
/// <param name="programme">The programme.</param>
internal sealed class LineScope(string id, Period? period, ProgrammeScope programme)
{
    /// <summary>Takes the faults.</summary>
    public FaultList Faults => programme.Faults;

    /// <summary>The line's period; null after a fault.</summary>
    public Period? Period => period;

    /// <summary>The reference area.</summary>
    public ReferenceArea Area => programme.Area;

    /// <summary>The places by every spelling.</summary>
    public Places Places => programme.Places;

    /// <summary>The id of another line, remembered for the checks over all lines; null after a fault.</summary>
    public string? Refer(Node? node, LineUse use, string? stage = null)
    {
        string? line = node?.Text(Faults, "die id einer Zeile");
        if (line is not null)
        {
            programme.Ids.References.Add(new LineReference(id, line, node!.At, use, stage));
        }

        return line;
    }
}
