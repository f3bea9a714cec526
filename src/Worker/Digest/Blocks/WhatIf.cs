using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>
/// What so many more activities would do to a line: they are invented, like the last one that counted or as the line asks for, and everything is judged again
/// with them. An assumption, never a result; pure.
/// </summary>
/// <param name="LineId">Nachweis-Nr.</param>
/// <param name="More">How many more, from 1.</param>
internal sealed record WhatIf(string LineId, int More)
{
    /// <summary>More would only say the same.</summary>
    public const int Most = 1000;

    private const string IdPrefix = "ANNAHME-";
    private const string NewValue = "angenommener Wert";
    private const int LongestTitle = 90;

    /// <summary>Reads "B25-2+2"; null for any other text.</summary>
    public static WhatIf? TryParse(string text)
    {
        int plus = text.LastIndexOf('+');
        return plus > 0 && int.TryParse(text.AsSpan(plus + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int more)
            && more is > 0 and <= Most
                ? new WhatIf(text[..plus].Trim(), more) : null;
    }

    /// <summary>Judges again.</summary>
    /// <param name="auswertung">How it is.</param>
    /// <exception cref="UserError">There is no such line (exit code 2).</exception>
    public Block Build(Auswertung auswertung)
    {
        Measurement line = LineOf(auswertung.Result, LineId)
            ?? throw new UserError($"Eine Zeile „{LineId}“ gibt es nicht. Alle Zeilen nennt „kiindicators indicators“.", 2);
        string title = $"{Phrases.Shorten(line.Line.Title, LongestTitle)} mit {GermanText.Whole(More)} mehr";
        Block block = new("annahme", $"Annahme, kein Ergebnis: {line.Line.Id}+{GermanText.Whole(More)}");
        if (WhyNot(line) is string why)
        {
            return block with { Sentence = why };
        }

        foreach ((Activity template, string like) in Templates(line, DayIn(line, auswertung.AsOf)))
        {
            Auswertung assumed = With(auswertung, template);
            Measurement then = LineOf(assumed.Result, line.Line.Id)!;
            if (Invented(then) == More)
            {
                return block with
                {
                    Sentence = $"{Phrases.Of(More, "erfundene Aktivität", "erfundene Aktivitäten")} {like}, durchgeführt am {GermanText.Day(template.StartDate)}, {(More == 1 ? "zählt" : "zählen")} mit; alles andere bleibt, wie es ist.",
                    Items = [Item(title, line, then, auswertung, assumed), .. Others(line, auswertung, assumed)],
                };
            }
        }

        return block with { Sentence = $"Das lässt sich nicht annehmen: {Cannot(line)}" };
    }

    private static string? WhyNot(Measurement line) => line.Status switch
    {
        Status.NoData => "Das lässt sich nicht annehmen: Zu dieser Zeile gibt es keine Datengrundlage.",
        Status.Withheld => "Das lässt sich nicht annehmen: Die Zahl dieser Zeile ist zurückgehalten, weil die Nachzählung abweicht.",
        _ when line.Line.Measure.IsFigure => "Das lässt sich nicht annehmen: Gezählt werden hier keine Aktivitäten, die Zahl wird gemeldet.",
        _ => null,
    };

    private static string Cannot(Measurement line) =>
        $"Die Messung „{line.Line.Measure.Word}“ fragt nach mehr, als eine einzelne Aktivität mitbringt (Partner, Dauer, Stufen, andere Zeilen). {line.Line.Measure.Definition}";

    // As late as counts today: within the period, and not after the Stichtag.
    private static DateOnly DayIn(Measurement line, DateOnly asOf) =>
        asOf < line.Line.Period.From ? line.Line.Period.From : asOf > line.Line.Period.To ? line.Line.Period.To : asOf;

    private static IEnumerable<(Activity Template, string Like)> Templates(Measurement line, DateOnly day)
    {
        Activity[] known = [.. line.Evidence.Counted.Concat(line.Evidence.Planned).Concat(line.Evidence.Unsettled).Where(row => row.Kind != ActivityKind.Cooperation).OrderByDescending(row => row.StartDate)];
        foreach (Activity row in known.Take(1))
        {
            // Where every value counts once, one that was there before would change nothing: what is asked is what a new one does.
            if (line.Line.Measure.CountedAttribute is string attribute)
            {
                yield return (Held(row with { Attributes = [.. row.Attributes.Where(pair => pair.Name != attribute), new ActivityAttribute(attribute, NewValue)] }, day), $"wie Nr. {row.Id}, jede mit einem neuen Wert von „{attribute}“");
            }

            yield return (Held(row, day), $"wie Nr. {row.Id}");
        }

        foreach (Way way in line.Line.Measure.WaysIn(line.Line.Period))
        {
            yield return (Held(Made(way.Selection), day), "mit den verlangten Merkmalen");
        }
    }

    private static Activity Held(Activity row, DateOnly day) => row with
    {
        Title = "", StartDate = day, EndDate = null, Status = ActivityStatus.Held, RecordedOn = day, ChangedOn = null, Note = null,
    };

    // What is asked for, one value each; whether it suffices, the evaluation says.
    private static Activity Made(Selection selection) => selection.Conditions.Aggregate(
        new Activity { Id = IdPrefix, Kind = ActivityKind.Event, Title = "", StartDate = default, Status = ActivityStatus.Held }, Meet);

    private static Activity Meet(Activity row, Condition condition) => condition switch
    {
        HasAny { Attribute: "typ" } any => row with { Kind = Enum.GetValues<ActivityKind>().First(kind => any.AnyOf.Contains(ActivityFields.Word(kind))) },
        HasAny { Attribute: "veranstalter" } any => row with { Organiser = any.AnyOf[0] },
        HasAny any => With(row, any.Attribute, any.AnyOf[..1]),
        HasAll all => With(row, all.Attribute, all.AllOf),
        IsPresent { Expected: true } present => With(row, present.Attribute, ["angenommen"]),
        AllOf block => block.Selections.SelectMany(selection => selection.Conditions).Aggregate(row, Meet),
        AnyOf block => block.Selections[0].Conditions.Aggregate(row, Meet),
        _ => row,
    };

    private static Activity With(Activity row, string attribute, ImmutableArray<string> values) => row with
    {
        Attributes =
        [
            .. row.Attributes.Concat(values.Select(value => new ActivityAttribute(attribute, value))).Distinct()
                .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal),
        ],
    };

    private Auswertung With(Auswertung auswertung, Activity template) => (auswertung with
    {
        Reading = auswertung.Reading with
        {
            Activities =
            [
                .. auswertung.Reading.Activities,
                .. Enumerable.Range(1, More).Select(number => template with
                {
                    Id = $"{IdPrefix}{number:0000}",
                    Attributes = [.. template.Attributes.Select(pair => pair.Value == NewValue ? pair with { Value = $"{NewValue} {number}" } : pair)],
                }),
            ],
        },
    }).Evaluate();

    private static int Invented(Measurement line) => line.Evidence.Counted.Count(row => row.Id.StartsWith(IdPrefix, StringComparison.Ordinal));

    private static Measurement? LineOf(EvaluationResult result, string id) =>
        result.Measurements.FirstOrDefault(line => string.Equals(line.Line.Id, id, StringComparison.OrdinalIgnoreCase));

    private static BlockItem Item(string title, Measurement before, Measurement after, Auswertung auswertung, Auswertung assumed)
    {
        (PrintedNumbers now, PrintedNumbers then) = (new(auswertung.Result), new(assumed.Result));
        MilestoneResult was = MilestoneOf(auswertung.Result, before);
        MilestoneResult would = MilestoneOf(assumed.Result, before);
        string number = now.Actual(before) == then.Actual(after)
            ? $"Die Zahl bliebe {then.Actual(after)}{(before.Line.Measure.CountedValues is null ? "" : ": Gezählt wird jeder Wert einmal, und es käme kein neuer hinzu")}."
            : $"Ist: {then.Actual(after)} statt {now.Actual(before)} ({LineNumbers.Foreseen(after)}).";
        return new BlockItem(title, $"{number} Bewertung: {Change(before.Status, after.Status)}. Meilenstein {was.Milestone.Id}: {Change(was.Status, would.Status)}.")
        {
            Subject = before.Line.Id, Status = new StatusView(after.Status.Code(), after.Status.Printed()),
        };
    }

    // The invented ones have the same attributes and so may count elsewhere, too: that is part of the assumption and is said.
    private static IEnumerable<BlockItem> Others(Measurement line, Auswertung auswertung, Auswertung assumed)
    {
        string[] others = [.. assumed.Result.Measurements.Where(other => other.Line.Id != line.Line.Id && Invented(other) > 0).Select(other =>
            $"{other.Line.Id}: {Change(LineOf(auswertung.Result, other.Line.Id)!.Status, other.Status)}")];
        return others.Length == 0 ? [] : [new BlockItem("Sie zählten auch hier", "") { Details = [.. others] }];
    }

    private static MilestoneResult MilestoneOf(EvaluationResult result, Measurement line) =>
        result.Milestones.First(milestone => milestone.Lines.Any(own => own.Line.Id == line.Line.Id));

    private static string Change(Status before, Status after) => before == after ? $"bleibt {after.Printed()}" : $"{after.Printed()} statt {before.Printed()}";
}
