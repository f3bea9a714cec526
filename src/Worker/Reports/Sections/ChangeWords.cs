using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Reasons of a change as the public reads them: neither titles nor partners nor numbers of persons.</summary>
internal static class ChangeWords
{
    private const int MostRows = 4;
    private const int MostClasses = 6;

    /// <summary>The reasons in one cell, rows with the same reason together: "seitdem durchgeführt: V-0220, V-0221; berichtigt: V-0150 (Zielgruppe)".</summary>
    public static string Of(LineChange change, ReferenceArea area) => string.Join("; ", change.Reasons
        .GroupBy(reason => reason.Text, StringComparer.Ordinal)
        .Select(group => group.Any(reason => reason.Row is not null)
            ? $"{group.Key}: {Phrases.Few([.. group.Select(reason => RowOf(reason, area))], MostRows)}"
            : group.Key));

    /// <summary>The kinds of reasons in a few words for a sentence: "nachgetragen und abgesagt"; a Frist that passed decides alone.</summary>
    public static string InShort(LineChange change) => Phrases.And([.. change.Reasons.SelectMany(reason => reason.Single)
        .OrderBy(reason => reason.Cause != ChangeCause.Time)
        .TakeWhile((reason, index) => index == 0 || change.Reasons.All(other => other.Cause != ChangeCause.Time))
        .Select(Class).Distinct(StringComparer.Ordinal).Take(2)]);

    /// <summary>How many lines changed for which reason, what concerns rules and mistakes first: "Angaben berichtigt (2), seitdem durchgeführt (24)".</summary>
    public static string Tally(IEnumerable<LineChange> changes)
    {
        (string Word, int Lines)[] classes =
        [
            .. from entry in TallyWords
               let lines = changes.Count(change => change.Reasons.SelectMany(reason => reason.Single).Any(reason => entry.Causes.Contains(reason.Cause)))
               where lines > 0
               select (entry.Word, lines),
        ];
        return string.Join(", ", classes.Take(MostClasses).Select(found => $"{found.Word} ({found.Lines})"))
            + (classes.Length > MostClasses ? " u. a." : "");
    }

    private static readonly (string Word, ChangeCause[] Causes)[] TallyWords =
    [
        ("Zählregel oder Zielkatalog geändert", [ChangeCause.Rule, ChangeCause.NewLine, ChangeCause.DroppedLine, ChangeCause.ReferenceSet]),
        ("Auslegung geändert", [ChangeCause.Ruling]),
        ("Ausgangswert", [ChangeCause.Baseline]),
        ("Nachzählung", [ChangeCause.Recount]),
        ("Angaben berichtigt", [ChangeCause.Corrected, ChangeCause.Partner]),
        ("verschoben", [ChangeCause.Shifted]),
        ("zurückgezogen", [ChangeCause.Withdrawn, ChangeCause.Unreadable]),
        ("nachgetragen", [ChangeCause.RecordedLater, ChangeCause.Readable]),
        ("abgesagt", [ChangeCause.Cancelled]),
        ("seitdem durchgeführt", [ChangeCause.Held, ChangeCause.WaitOver]),
        ("Zeitablauf", [ChangeCause.Time]),
        ("neu geplant", [ChangeCause.Planned]),
        ("Durchführung ungeklärt", [ChangeCause.Unsettled]),
    ];

    private static string Class(ChangeReason reason) => reason.Cause switch
    {
        ChangeCause.RecordedLater => "nachgetragen",
        ChangeCause.Time or ChangeCause.Baseline or ChangeCause.Ruling => reason.Text,
        ChangeCause.Rule => "Zählregel geändert",
        ChangeCause.Shifted => "verschoben",
        ChangeCause.Held when reason.Row is { Before.Status: ActivityStatus.Planned } => "seitdem durchgeführt",
        _ => reason.Text,
    };

    private static string RowOf(ChangeReason reason, ReferenceArea area)
    {
        RowChange row = reason.Row!;
        return reason.Cause != ChangeCause.Corrected || row.Fields.IsEmpty
            ? row.Id
            : $"{row.Id} ({string.Join(", ", row.Fields.Select(field => Field(field, area)))})";
    }

    private static string Field(FieldChange field, ReferenceArea area) => field.Name switch
    {
        "beginn" or "ende" or "status" => $"{Phrases.Capital(field.Name)} {field.After} statt {field.Before}",
        _ => ConditionWords.Changed(field.Name, field.Before, field.After, area),
    };
}
