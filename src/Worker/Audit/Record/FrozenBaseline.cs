using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Festgeschriebener Ausgangswert einer Zeile.</summary>
/// <param name="Line">The line that needs it, e.g. "B26-1".</param>
/// <param name="Version">1; one more each time it is frozen anew.</param>
/// <param name="Value">The set or number, with the day on which it was frozen.</param>
/// <param name="Reason">Why it was frozen or frozen anew; null for a first one without.</param>
/// <param name="Sha256">Hash over all of the above, 64 hexadecimal digits in lower case.</param>
internal sealed record FrozenBaseline(string Line, int Version, Baseline Value, string? Reason, string Sha256)
{
    /// <summary>A baseline with the hash that belongs to it.</summary>
    /// <exception cref="ArgumentException">The value names no number, or no day on which it was frozen.</exception>
    public static FrozenBaseline Of(string line, int version, Baseline value, string? reason) =>
        value.FrozenOn is null || value.Number is null
            ? throw new ArgumentException("Ein festgeschriebener Ausgangswert nennt seine Zahl und seinen Tag.", nameof(value))
            : new FrozenBaseline(line, version, value, reason, HashOf(line, version, value, reason));

    /// <summary>Whether the hash belongs to the content.</summary>
    public bool IsIntact => Sha256 == HashOf(Line, Version, Value, Reason);

    /// <summary>The members of the record, hash included.</summary>
    public IReadOnlyDictionary<string, object?> ToMembers() =>
        new Dictionary<string, object?>(Members(Line, Version, Value, Reason)) { ["sha256"] = Sha256 };

    /// <summary>Reads what <see cref="ToMembers"/> wrote.</summary>
    /// <exception cref="RecordFault">Not a frozen baseline, or its hash is another.</exception>
    public static FrozenBaseline Read(RecordMembers members)
    {
        FrozenBaseline read = new(
            members.Text("zeile"), members.Number("fassung"),
            new Baseline(
                members.Text("aus_zeile"), new Period(members.Day("von"), members.Day("bis")), members.Texts("werte"),
                members.Total("zahl"), members.Day("festgeschrieben_am"))
            {
                Figure = members.OptionalDay("kennzahl_von") is DateOnly from
                    ? new BaselineFigure(members.OptionalText("einheit"), new Period(from, members.Day("kennzahl_bis")))
                    : null,
            },
            members.OptionalText("grund"), members.Text("sha256"));
        return read.IsIntact ? read : throw members.Fault($"der Ausgangswert {read.Line} passt nicht zu seiner Prüfsumme");
    }

    private static string HashOf(string line, int version, Baseline value, string? reason) =>
        Checksums.Sha256(CanonicalJson.Write(Members(line, version, value, reason)));

    private static Dictionary<string, object?> Members(string line, int version, Baseline value, string? reason) => new()
    {
        ["zeile"] = line,
        ["fassung"] = version,
        ["aus_zeile"] = value.Line,
        ["von"] = value.Period.From,
        ["bis"] = value.Period.To,
        ["werte"] = value.Values,
        ["zahl"] = value.Number,
        ["festgeschrieben_am"] = value.FrozenOn,
        ["grund"] = reason,
        // Absent where the number was counted, so that what was frozen before figures could be keeps its hash.
        ["einheit"] = value.Figure?.Unit,
        ["kennzahl_von"] = value.Figure?.Days.From,
        ["kennzahl_bis"] = value.Figure?.Days.To,
    };
}
