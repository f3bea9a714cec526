namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>What an event is to the line that looks at it. Each state has its own shape, so that no state rests on colour.</summary>
internal enum EventState
{
    /// <summary>Took place and counts.</summary>
    Held,

    /// <summary>Lies after the Stichtag and would count.</summary>
    Planned,

    /// <summary>Its date has passed, whether it took place is not recorded.</summary>
    Unsettled,
}
