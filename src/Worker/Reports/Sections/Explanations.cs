using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Words that a section uses and a stranger does not know, explained where they stand.</summary>
internal static class Explanations
{
    private static readonly (string Word, string Sentence)[] All =
    [
        ("ungeklärt", "Ungeklärt: Der Tag ist vorbei, und es ist nicht erfasst, ob der Termin stattfand."),
        ("festgeschrieben", "Ausgangswert: der Stand, mit dem verglichen wird; bis er festgeschrieben ist, kann er sich durch Nachträge ändern."),
        ("Lesart", "Andere Lesart: Der Beschluss lässt sich auch anders verstehen; was das ändert, steht in der Anlage (A-n)."),
        ("ohne Zahl zugesagt", "Ohne Zahl zugesagt: Der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal."),
    ];

    /// <summary>The sentences for what occurs in the section.</summary>
    /// <param name="groups">Its lines.</param>
    /// <param name="context">Its numbers without a target.</param>
    public static IEnumerable<string> Of(IReadOnlyList<LineGroup> groups, string context)
    {
        string words = string.Join(' ', [.. groups.SelectMany(group => group.Rows).SelectMany(row => (string[])[row.Reason, row.Target, row.Note]), context]);
        return All.Where(entry => words.Contains(entry.Word, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Sentence);
    }
}
