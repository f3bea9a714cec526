using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>The comment at the beginning of a statement: which line, which day, which data, what the columns are.</summary>
internal static class StatementHeader
{
    /// <summary>The comment as lines of text.</summary>
    /// <param name="subject">What is counted.</param>
    /// <param name="scope">Programmes and Stichtag.</param>
    /// <param name="fingerprint">Fingerprint of the data for which the number holds; null: not stated.</param>
    /// <param name="columns">What the columns of the result are.</param>
    public static string Of(RecountSubject subject, RecountScope scope, string? fingerprint, string columns)
    {
        Indicator line = subject.Counted;
        Target? target = TargetOf(line);
        return string.Join('\n',
        [
            $"Nachzählung {subject.Name}: {OneLine(line.Title)}",
            $"Stichtag {SqlText.German(scope.AsOf)}; Zeitraum {SqlText.German(line.Period.From)} bis {SqlText.German(line.Period.To)}; Messung {line.Measure.Word}; Soll: {TextOf(target)}",
            fingerprint is null
                ? "Die Zahl hängt vom Datenbestand ab, auf dem die Abfrage läuft."
                : $"Die Zahl gilt für den Datenbestand mit dem Fingerabdruck {OneLine(fingerprint)}; ein anderer kann eine andere Zahl ergeben.",
            "Z-1, Z-2 ... sind die Zählregeln in der Anlage zum Bericht. Nur lesend; nichts wird geändert.",
            "Lesbar ist ein Text, der nicht leer ist, keine Leerzeichen am Rand hat (auch Tabulator und Zeilenumbruch), keine zwei hintereinander",
            "und keines dieser Zeichen (Z-31; 768 bis 879: ä, ö, é aus zwei Zeichen; in einer Notiz sind Leerzeichen jeder Art erlaubt):",
            SqlDialect.RefusedCharacters,
            $"Spalten: {columns}",
        ]);
    }

    /// <summary>The columns of the statement that gives the number.</summary>
    public static string Columns(Indicator line)
    {
        Target? target = TargetOf(line);
        List<string> columns = [line.Measure.IsShare
            ? $"zahl = Anteil in Prozent, {Rounding(target)} (Z-24)"
            : $"zahl = Ist in {OneLine(line.Unit)}"];
        if (line.Measure.Whole == WholeKind.Own || target is { Named.IsEmpty: false })
        {
            columns.Add("zaehler von nenner");
        }

        if (line.Measure.NumberField is not null)
        {
            columns.Add("angaben_bei = Aktivitäten mit Angabe, angaben_von = betrachtete (Z-23)");
        }

        if (line.Measure.JudgedBy is not null)
        {
            columns.Add((target is null ? "" : "zaehler von nenner = Abschnitte mit erreichtem Soll; ") + "je Abschnitt seine Anzahl (Z-10)");
        }

        return string.Join("; ", columns) + ". NULL: keine Angabe (Z-21).";
    }

    private static Target? TargetOf(Indicator line) => line.Targets.Where(version => version.From <= line.Period.To).LastOrDefault()?.Target;

    private static string Rounding(Target? target) => target switch
    {
        null => "kaufmännisch gerundet",
        AtMost => "aufgerundet",
        Exactly or Corridor => "abgerundet, über der Obergrenze aufgerundet",
        _ => "abgerundet",
    };

    private static string TextOf(Target? target) => target switch
    {
        null => "keines (Kontextzahl)",
        Corridor { Of.IsEmpty: true } corridor => $"{corridor.Lower} bis {corridor.Upper}",
        All { Values.IsEmpty: false } all => $"alle: {OneLine(string.Join(", ", all.Values))}",
        { Of.IsEmpty: false } => $"{Wording.Of(target)}: {OneLine(string.Join(", ", target.Of))}",
        _ => Wording.Of(target),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
