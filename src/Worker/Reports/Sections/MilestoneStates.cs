using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>States of milestones in sentences: "Von den sechs Meilensteinen sind zwei erreicht; einer ist im Plan."</summary>
internal static class MilestoneStates
{
    /// <summary>The order in which states are told.</summary>
    private static readonly ImmutableArray<Status> Order =
    [
        Status.Reached, Status.PartlyReached, Status.NotReached, Status.OnTrack, Status.Open, Status.NotYetAssessable,
        Status.AtRisk, Status.DocumentMissing,
    ];

    /// <summary>The sentence on all Meilensteine, with a blank after it; nothing where there are none.</summary>
    public static IEnumerable<Span> Milestones(ImmutableArray<MilestoneResult> results)
    {
        (Status Status, int Number)[] groups = [.. Order
            .Select(status => (status, results.Count(result => result.Status == status))).Where(group => group.Item2 > 0)];
        return groups switch
        {
            [] => [],
            [var only] => Single(only.Status, only.Number),
            _ => Several(groups, results.Length),
        };
    }

    /// <summary>The sentence on an Auftrag or a Vorgabe, with a blank after it.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="programme">The programme that it has to be told apart by; null where there is only one.</param>
    public static IEnumerable<Span> Other(MilestoneResult result, string? programme)
    {
        bool isMandate = result.Milestone.Type == MilestoneType.Mandate;
        string name = isMandate ? $"Auftrag {NameOf(result.Milestone)}" : "Querschnittsvorgabe";
        name += programme is null ? "" : $" ({programme})";
        string at = isMandate ? $"Beim {name}" : $"Bei der {name}";
        string subject = isMandate ? $"Der {name}" : $"Die {name}";
        return Told(at, subject, result.Status, 1, ". ");
    }

    /// <summary>The short name of an Auftrag: what its title has in brackets, else the title.</summary>
    public static string NameOf(Milestone milestone)
    {
        int open = milestone.Title.LastIndexOf('(');
        int close = milestone.Title.LastIndexOf(')');
        return open >= 0 && close > open + 1
            ? milestone.Title[(open + 1)..close]
            : Phrases.Quote(milestone.Title[(milestone.Title.IndexOf(": ", StringComparison.Ordinal) is int at and >= 0 ? at + 2 : 0)..]);
    }

    /// <summary>The name at its first use: "Kompetenzzentrum Integration und Arbeit (KIA)"; without a short form in quotation marks.</summary>
    public static string FullNameOf(Milestone milestone)
    {
        string title = milestone.Title[(milestone.Title.IndexOf(": ", StringComparison.Ordinal) is int at and >= 0 ? at + 2 : 0)..];
        return NameOf(milestone)[0] == '„' ? Phrases.Quote(title) : title;
    }

    private static IEnumerable<Span> Single(Status status, int number) => number switch
    {
        1 => Told("Bei dem Meilenstein", "Der Meilenstein", status, 1, ". "),
        2 => Told("Bei beiden Meilensteinen", "Beide Meilensteine", status, 2, ". "),
        _ => Told($"Bei allen {NumberWords.Plain(number)} Meilensteinen", $"Alle {NumberWords.Plain(number)} Meilensteine", status, number, ". "),
    };

    private static IEnumerable<Span> Several((Status Status, int Number)[] groups, int total)
    {
        (Status first, int number) = groups[0];
        yield return new Span($"Von den {NumberWords.Plain(total)} Meilensteinen ");
        foreach (Span span in Inverted(first, number))
        {
            yield return span;
        }

        for (int index = 1; index < groups.Length; index++)
        {
            (Status status, int count) = groups[index];
            yield return new Span(index == 1 ? "; " : index == groups.Length - 1 ? " und " : ", ");
            foreach (Span span in Told($"bei {Dative(count)}", NumberWords.Alone(count, Gender.Masculine), status, count, ""))
            {
                yield return span;
            }
        }

        yield return new Span(". ");
    }

    private static IEnumerable<Span> Inverted(Status status, int number) => status switch
    {
        Status.AtRisk => [new Span($"ist bei {Dative(number)} die "), new Span("Zielerreichung gefährdet", Bold: true)],
        Status.DocumentMissing => [new Span($"steht bei {Dative(number)} "), new Span("ein Beleg aus", Bold: true)],
        _ =>
        [
            new Span($"{NumberWords.Is(number)} {NumberWords.Alone(number, Gender.Masculine)} "),
            new Span(status.Printed(), Bold: true),
        ],
    };

    private static IEnumerable<Span> Told(string at, string subject, Status status, int number, string end) => status switch
    {
        Status.AtRisk => [new Span($"{at} ist die "), new Span("Zielerreichung gefährdet", Bold: true), new Span(end)],
        Status.DocumentMissing => [new Span($"{at} "), new Span("steht ein Beleg aus", Bold: true), new Span(end)],
        _ => [new Span($"{subject} {NumberWords.Is(number)} "), new Span(status.Printed(), Bold: true), new Span(end)],
    };

    private static string Dative(int number) => number switch
    {
        2 => "zweien",
        3 => "dreien",
        _ => NumberWords.AloneDative(number, Gender.Masculine),
    };
}
