using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Catalogue;

/// <summary>
/// Themenschwerpunkt des Beschlusses, zugeordnet einem Handlungsfeld.
/// </summary>
/// <param name="Id">Unique name, e.g. "S1".</param>
/// <param name="Title">Title as printed, e.g. "Schwerpunkt 1: Integration durch Bildung (Kita und Schule)".</param>
/// <param name="ShortTitle">One or two words for table heads, e.g. "Bildung".</param>
/// <param name="ActionField">Handlungsfeld, or null.</param>
/// <param name="Goals">The goals with their milestones.</param>
public sealed record FocusTopic(
    string Id, string Title, string ShortTitle, string? ActionField, ImmutableArray<Goal> Goals);

/// <summary>
/// Ziel innerhalb eines Schwerpunkts, mit Zieldimension und Zielbezug der Integrationsstrategie 2030.
/// </summary>
/// <param name="ShortTitle">One or two words, e.g. "Ehrenamt und Vereine"; null where the topic has one goal only.</param>
/// <param name="GoalDimension">Zieldimension, or null.</param>
/// <param name="GoalReference">Zielbezug, or null.</param>
/// <param name="Wording">Ziel/Schwerpunkt in the words of the resolution, or null.</param>
/// <param name="Milestones">The milestones in time.</param>
public sealed record Goal(
    string? ShortTitle, string? GoalDimension, string? GoalReference, string? Wording,
    ImmutableArray<Milestone> Milestones);

/// <summary>Was eine Gruppe von Zeilen ist: Meilenstein, Auftrag oder Querschnittsvorgabe.</summary>
public enum MilestoneType
{
    /// <summary>Meilenstein of a year.</summary>
    Milestone,

    /// <summary>Auftrag (mandate without a year of its own).</summary>
    Mandate,

    /// <summary>Querschnittsvorgabe (holds across all focus topics).</summary>
    CrossCutting,
}

/// <summary>
/// Meilenstein: was bis zum Ende seines Zeitraums erreicht sein soll, gemessen an seinen Zeilen.
/// </summary>
/// <param name="Id">Unique name, e.g. "B25".</param>
/// <param name="Title">Short title, e.g. "2025: neue und bessere Angebote".</param>
/// <param name="Type">Milestone, mandate or cross-cutting rule.</param>
/// <param name="Quotation">Wording of the resolution, verbatim, or null.</param>
/// <param name="Source">Where the wording stands if not in the programme's resolution, or null.</param>
/// <param name="Period">First and last day.</param>
/// <param name="Indicators">Its lines, in the order of the resolution.</param>
public sealed record Milestone(
    string Id, string Title, MilestoneType Type, string? Quotation, string? Source, Period Period,
    ImmutableArray<Indicator> Indicators);
