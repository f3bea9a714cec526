using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Compares what the rows name with what the programmes name. A line must exist; a value may be new, but a near miss gets a hint.
/// </summary>
internal static class VocabularyChecks
{
    private const int MostKnown = 12;

    /// <summary>Adds faults and hints to the batch.</summary>
    public static void Check(ImportBatch batch, ImportVocabulary vocabulary)
    {
        foreach (Placed<RemarkRow> remark in batch.Remarks.Where(remark => !vocabulary.LineIds.Contains(remark.Row.Indicator!)))
        {
            batch.Faults.Add(new ImportFault(
                remark.File, remark.Line, SheetKind.Remarks.Columns[0].German[0], remark.Row.Indicator,
                "Diese Zeile gibt es im Zielkatalog nicht. Bitte die Nummer prüfen; der Befehl indicators nennt alle Zeilen."));
        }

        batch.Faults.AddRange(batch.Attributes
            .Where(attribute => vocabulary.AskedForPresence.Contains(attribute.Row.Name) && AbsenceWords.Has(attribute.Row.Value))
            .Select(attribute => new ImportFault(attribute.File, attribute.Line, attribute.Row.Name, attribute.Row.Value,
                "Hier zählt jedes Wort als vorhanden, auch dieses. Bitte die Zelle leer lassen, wenn es nichts gibt.")));
        HintAtFarDays(batch, vocabulary);
        Understand(batch, vocabulary);
        Hint(batch, vocabulary, batch.Attributes
            .Where(attribute => !ActivityFields.PartnerAttributes.Contains(attribute.Row.Name))
            .Select(attribute => new NamedValue(attribute.File, attribute.Line, attribute.Row.Name, attribute.Row.Name, attribute.Row.Value)));
        Hint(batch, vocabulary, batch.Partners
            .Where(partner => partner.Row.Type is not null)
            .Select(partner => new NamedValue(partner.File, partner.Line, CatalogueWords.PartnerType, "Typ", partner.Row.Type!)));
    }

    // 2062 for 2026: nothing would say so until the next programme.
    private static void HintAtFarDays(ImportBatch batch, ImportVocabulary vocabulary)
    {
        if (vocabulary.LastDay is DateOnly last)
        {
            batch.Warnings.AddRange(batch.Activities
                .Where(activity => DeliveredDate.Day(activity.Row.StartDate) > last)
                .Select(activity => new ImportFault(activity.File, activity.Line, batch.Lists[activity.File].Header!.NameOf("start_date"), $"{DeliveredDate.Day(activity.Row.StartDate):dd.MM.yyyy}",
                    $"Liegt nach dem Ende des Zielkatalogs ({last:dd.MM.yyyy}) und zählt für keine Zeile. Bitte das Jahr prüfen.")));
        }
    }

    // "Lehrkräfte, Vereine" in one cell, where the programmes know both.
    private static void Understand(ImportBatch batch, ImportVocabulary vocabulary)
    {
        List<Placed<ImportAttribute>> understood = [];
        foreach (Placed<ImportAttribute> attribute in batch.Attributes)
        {
            ImmutableArray<string> known = vocabulary.ValuesByAttribute.GetValueOrDefault(attribute.Row.Name, []);
            ImmutableArray<string> parts = known.Contains(attribute.Row.Value) ? []
                : SeveralValues.In(attribute.Row.Value, part => known.FirstOrDefault(word => string.Equals(word, part, StringComparison.OrdinalIgnoreCase)));
            if (parts.IsEmpty)
            {
                understood.Add(attribute);
                continue;
            }

            batch.Understood(attribute.File, attribute.Line, attribute.Row.Name, attribute.Row.Value, string.Join(" und ", parts));
            understood.AddRange(parts.Select(part => attribute with { Row = attribute.Row with { Value = part } }));
        }

        batch.Attributes.Clear();
        batch.Attributes.AddRange(understood);
    }

    // Once a word: in a long list the same slip stands in many rows.
    private static void Hint(ImportBatch batch, ImportVocabulary vocabulary, IEnumerable<NamedValue> values)
    {
        foreach (IGrouping<(string File, string Attribute, string Value), NamedValue> same in values.GroupBy(
            value => (value.File, value.Attribute, value.Value)))
        {
            NamedValue first = same.First();
            if (Hint(vocabulary, first) is string hint)
            {
                int more = same.Count() - 1;
                batch.Warnings.Add(new ImportFault(
                    first.File, first.Line, first.Column, first.Value,
                    hint + (more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (auch in {(more == 1 ? "einer weiteren Zeile" : $"{more} weiteren Zeilen")})"))));
            }
        }
    }

    private static string? Hint(ImportVocabulary vocabulary, NamedValue value)
    {
        string[] known = [.. vocabulary.ValuesByAttribute.GetValueOrDefault(value.Attribute, [])];
        return known.Contains(value.Value) ? null
            : SeveralValues.Containing(value.Value, part => known.Contains(part, StringComparer.OrdinalIgnoreCase)) is string several
                ? $"So steht es nicht im Zielkatalog und zählt dort nicht; {several}"
            : vocabulary.MeantValue(value.Attribute, value.Value) is string meant
                ? $"So steht es nicht im Zielkatalog und zählt dort nicht; gemeint: {meant}?"
            : known.Length > 0 && ImportVocabulary.ChosenFromTheCatalogue.Contains(value.Attribute)
                ? $"Dieses Wort kennt keine Zeile des Zielkatalogs; bekannt: {Phrases.Few(known, MostKnown)}."
            : null;
    }

    private sealed record NamedValue(string File, int Line, string Attribute, string Column, string Value);
}
