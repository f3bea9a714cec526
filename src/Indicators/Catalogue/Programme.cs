using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Catalogue;

/// <summary>
/// Programm (der Schwerpunkte), für Lesende „Zielkatalog“: was ein Beschluss für einen Zeitraum verspricht.
/// One catalogue file holds one programme; an installation holds several in time.
/// </summary>
public sealed record Programme
{
    /// <summary>Unique name of the programme, e.g. "2025-2026".</summary>
    public required string Id { get; init; }

    /// <summary>Title as printed on the report.</summary>
    public required string Title { get; init; }

    /// <summary>Short title for running headers.</summary>
    public required string ShortTitle { get; init; }

    /// <summary>Body that runs the KI, e.g. "Kreis Beispiel".</summary>
    public required string Authority { get; init; }

    /// <summary>Federführung: the department that answers for the report.</summary>
    public required string Lead { get; init; }

    /// <summary>The department in the genitive with its short form, "des Kommunalen Integrationszentrums (KI)", or null.</summary>
    public string? LeadGenitive { get; init; }

    /// <summary>The resolution that made the promises.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>First and last day of the programme.</summary>
    public required Period Period { get; init; }

    /// <summary>
    /// Mindestfallzahl: person counts above 0 and below it print as "unter n". Data protection, small cells (Z-32).
    /// </summary>
    public required int MinimumPersonCount { get; init; }

    /// <summary>Erfassungsfrist in dated versions, oldest first; empty: <see cref="RecordingTime.Usual"/>.</summary>
    public ImmutableArray<RecordingTime> RecordingTimes { get; init; } = [];

    /// <summary>The known places and the dated reference sets of municipalities.</summary>
    public required ReferenceArea Area { get; init; }

    /// <summary>Auslegungen, in the order of the catalogue.</summary>
    public required ImmutableArray<Ruling> Rulings { get; init; }

    /// <summary>Themenschwerpunkte, in the order of the resolution.</summary>
    public required ImmutableArray<FocusTopic> FocusTopics { get; init; }

    /// <summary>Last day on which what happened up to the day may still be recorded, inclusive (Z-25).</summary>
    /// <param name="lastDay">The last day of a line, a period or a milestone.</param>
    public DateOnly RecordingUntil(DateOnly lastDay) => RecordingTime.Until(lastDay, RecordingTimes);

    /// <summary>All milestones in the order of the catalogue.</summary>
    public IEnumerable<Milestone> Milestones =>
        FocusTopics.SelectMany(topic => topic.Goals).SelectMany(goal => goal.Milestones);

    /// <summary>All lines in the order of the catalogue.</summary>
    public IEnumerable<Indicator> Indicators => Milestones.SelectMany(milestone => milestone.Indicators);
}

/// <summary>
/// Beschluss, auf dem das Programm beruht, mit der Fassung, die vorlag.
/// </summary>
/// <param name="Paper">Number of the committee paper, e.g. "2024/0300".</param>
/// <param name="Version">Which text the catalogue quotes, e.g. "Beschlussvorlage vom 11.11.2024".</param>
/// <param name="Body">The body that decides, or null.</param>
/// <param name="DecidedOn">Day of the decision, or null.</param>
public sealed record Resolution(string Paper, string Version, string? Body, DateOnly? DecidedOn);
