using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Words that a reader of the report may meet for the first time, each explained in one sentence.</summary>
internal static class Glossary
{
    /// <summary>The explanations, in the order of the alphabet.</summary>
    public static IReadOnlyList<Labelled> Build(ReportContext context) =>
    [
        new("A-n (Auslegung)", "Wo der Beschluss Raum lässt, sagt eine Auslegung, wie gezählt wird; andere Lesarten stehen daneben."),
        new("Ausgangswert", "Der Stand, mit dem ein Zuwachs verglichen wird; bis er festgeschrieben ist, ändert er sich mit nachgetragenen Daten."),
        new("Bewertbar", "Angaben und Wartezeiten reichen aus, um eine Bewertung auszusprechen."),
        new("Datenbestand", "Der Tag, an dem die Daten zuletzt geändert wurden; was danach erfasst wird, ist nicht enthalten."),
        new("Geplant", "Was zum Ist noch hinzukäme, wenn alles Geplante stattfindet; im Nachweis: die geplanten Aktivitäten selbst."),
        .. context.Topics.Where(topic => topic.ShortTitle.All(char.IsUpper))
            .Select(topic => new Labelled(topic.ShortTitle, $"{topic.Title}.")).Distinct(),
        new("Kontextzahl", "Eine Zahl ohne Zielwert; sie wird nicht bewertet."),
        new("Ohne Zahl zugesagt", "Der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal."),
        new("Planungsfrist", "Bis zu diesem Tag darf noch eingeplant werden; danach gefährdet eine Lücke das Ziel."),
        new("Querschnittsvorgabe", "Eine Vorgabe, die für alle Schwerpunkte zusammen gilt."),
        new("Stichtag", $"Bis zu diesem Tag ist berücksichtigt, was durchgeführt wurde: {GermanText.Day(context.AsOf)}."),
        new("Zielwert", "Eine Zahl, eine Frist oder eine vollständige Aufzählung im Beschluss."),
    ];
}
