namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Words that a cell may hold, and the code each stands for: the code itself or its German word.
/// </summary>
internal sealed class ImportWords
{
    private readonly (string Code, string[] Words)[] codes;

    private ImportWords(bool isRequired, params (string Code, string[] Words)[] codes) =>
        (IsRequired, this.codes) = (isRequired, codes);

    /// <summary>Kinds of activities.</summary>
    public static ImportWords Kinds { get; } = new(
        true,
        ("event", ["Veranstaltung"]),
        ("cooperation", ["Kooperation"]),
        ("deliverable", ["Ergebnis"]),
        ("counselling", ["Beratung"]),
        ("figure", ["Kennzahl"]),
        ("assessment", ["Einschätzung", "Einschaetzung"]));

    /// <summary>Status of activities.</summary>
    public static ImportWords Statuses { get; } = new(
        true, ("planned", ["geplant"]), ("held", ["durchgeführt", "durchgefuehrt"]), ("cancelled", ["abgesagt"]));

    /// <summary>Whether a partner is run by volunteers.</summary>
    public static ImportWords YesNo { get; } = new(false, ("1", ["ja"]), ("0", ["nein"]));

    /// <summary>Whether the cell must hold a word.</summary>
    public bool IsRequired { get; }

    /// <summary>"Veranstaltung, Kooperation, ...".</summary>
    public string Expectation => string.Join(", ", German);

    /// <summary>The code of a word, whatever its case; null: the word is not known.</summary>
    public string? CodeOf(string word) => codes
        .Where(code => code.Words.Append(code.Code).Contains(word, StringComparer.OrdinalIgnoreCase))
        .Select(code => code.Code)
        .FirstOrDefault();

    /// <summary>The German word of a code; what is none comes back as it is.</summary>
    public string WordOf(string code) => codes.FirstOrDefault(known => known.Code == code).Words?[0] ?? code;

    /// <summary>The German words, as lists offer them.</summary>
    public IEnumerable<string> German => codes.Select(code => code.Words[0]);
}
