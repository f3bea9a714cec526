using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Auf einen Blick: the Sachlage's first paragraphs, sentences made from the numbers.</summary>
/// <param name="context">The report.</param>
/// <param name="deviations">The deviations.</param>
/// <param name="reach">The reach of each programme.</param>
internal sealed class AtAGlance(ReportContext context, Deviations deviations, IReadOnlyList<Reach> reach)
{
    private const int MostNamed = 4;
    private const int FewNamed = 3;
    private const int LongestName = 110;

    /// <summary>The paragraphs.</summary>
    public IReadOnlyList<string> Build() =>
    [
        string.Concat(((Span[])[
            new Span(Subject + " "), .. MilestoneStates.Milestones(OfType(MilestoneType.Milestone)),
            .. context.Result.Milestones.Where(result => result.Milestone.Type != MilestoneType.Milestone)
                .SelectMany(result => MilestoneStates.Other(
                    result, context.HasSeveral ? context.Result.ProgrammeOf(result).ShortTitle : null)),
            new Span(Numbers),
        ]).Select(span => span.Text)),
        string.Join(" ", ((string[])[Deviating, .. reach.Select(part => part.Sentence), Baselines, Announced, Report]).Where(text => text.Length > 0)),
    ];

    private string Subject
    {
        get
        {
            List<string> parts = [];
            int milestones = OfType(MilestoneType.Milestone).Length;
            if (milestones > 0)
            {
                parts.Add(NumberWords.Counted(milestones, Phrases.Milestones));
            }

            parts.AddRange(OfType(MilestoneType.Mandate).Select(result => $"der Auftrag {MilestoneStates.FullNameOf(result.Milestone)}{Whose(result)}"));
            int crossCutting = OfType(MilestoneType.CrossCutting).Length;
            parts.AddRange(crossCutting switch
            {
                0 => [],
                1 => [$"die Querschnittsvorgabe {MilestoneStates.FullNameOf(OfType(MilestoneType.CrossCutting)[0].Milestone)}"],
                _ => [$"{NumberWords.Plain(crossCutting)} Querschnittsvorgaben"],
            });
            string verb = parts.Count == 1 && context.Result.Milestones.Length == 1 ? "ist" : "sind";
            return parts.Count == 0
                ? $"Der Zielkatalog {Lead}enthält keine Meilensteine."
                : $"Gegenstand dieses Berichts {Lead}{verb} {Phrases.And(parts)}.";
        }
    }

    private string Whose(MilestoneResult result) => context.HasSeveral ? $" ({context.Result.ProgrammeOf(result).ShortTitle})" : "";

    // "des Kommunalen Integrationszentrums (KI) ": the short form is spelled out where it is first used.
    private string Lead
    {
        get
        {
            string[] leads = [.. context.Programmes.Select(programme => programme.LeadGenitive).OfType<string>().Distinct(StringComparer.Ordinal)];
            return leads.Length == 0 ? "" : $"{Phrases.And(leads)} ";
        }
    }

    private string Numbers
    {
        get
        {
            int targets = context.Result.Milestones.Sum(result => result.Targets);
            int met = context.Result.Milestones.Sum(result => result.TargetsMet);
            int promised = context.Result.Milestones.Sum(result => result.Promised);
            int done = context.Result.Milestones.Sum(result => result.PromisedDone);
            string reached = targets switch
            {
                0 => "",
                1 => $"Der eine Zielwert ist {(met == 1 ? "" : "nicht ")}erreicht. ",
                _ => $"Erreicht {NumberWords.Is(met)} {NumberWords.OutOf(met, targets, Phrases.Targets)}. ",
            };
            string implemented = promised switch
            {
                0 => "",
                1 => $"Das eine ohne Zahl zugesagte Vorhaben ist {(done == 1 ? "" : "nicht ")}umgesetzt.",
                _ => $"Umgesetzt {NumberWords.Is(done)} {NumberWords.OutOf(done, promised, Phrases.Promises)}.",
            };
            return (reached + implemented).TrimEnd();
        }
    }

    private string Deviating
    {
        get
        {
            IReadOnlyList<Measurement> lines = deviations.Lines;
            string[] named = [.. lines.Take(lines.Count > MostNamed ? FewNamed : MostNamed).Select(Named)];
            return lines.Count switch
            {
                0 => "Abweichungen vom Beschluss gibt es nicht.",
                1 => $"Bei einem Vorhaben gibt es eine Abweichung: {named[0]}.",
                <= MostNamed => $"Bei {NumberWords.Plain(lines.Count)} Vorhaben gibt es Abweichungen: {Phrases.And(named)}.",
                _ => $"Bei {NumberWords.Plain(lines.Count)} Vorhaben gibt es Abweichungen, darunter bei {Phrases.And(named)}.",
            };
        }
    }

    private string Named(Measurement line)
    {
        string words = deviations.InWords(line);
        return $"{Phrases.Quote(Phrases.Shorten(context.TitleOf(line), LongestName))} "
            + $"({line.Status.Printed()}{(words.Length == 0 ? "" : $": {words}")})";
    }

    private string Baselines
    {
        get
        {
            int live = context.Result.Measurements.Count(line => line.Evidence.Baseline is { FrozenOn: null });
            return live == 0
                ? ""
                : $"Bei {NumberWords.CountedDative(live, Phrases.Projects)} ist der Ausgangswert, mit dem verglichen wird, noch nicht festgeschrieben.";
        }
    }

    private string Announced => string.Join(" ",
    [
        .. context.Upcoming.Select(programme =>
            $"Noch nicht begonnen hat das Programm {Phrases.Quote(programme.ShortTitle)} (Zeitraum {GermanText.Span(programme.Period)}); "
            + "über seine Vorhaben wird berichtet, sobald es begonnen hat."),
        .. context.Closed.Select(closed =>
            $"Abgeschlossen ist das Programm {Phrases.Quote(closed.Programme.ShortTitle)} (Zeitraum {GermanText.Span(closed.Programme.Period)}): "
            + $"Seit seinem Abschlussbericht {closed.FinalReport} wird darüber nicht mehr berichtet."),
    ]);

    private string Report => context.Input.Auswertung.Previous is null ? "Dies ist der erste Bericht." : "";

    private ImmutableArray<MilestoneResult> OfType(MilestoneType type) =>
        [.. context.Result.Milestones.Where(result => result.Milestone.Type == type)];
}
