using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>A Stellungnahme as it stands in Nachweis.json.</summary>
internal static class RemarkRecord
{
    /// <summary>The members of the record.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Remark remark) => new Dictionary<string, object?>
    {
        ["zeile"] = remark.Indicator,
        ["vom"] = remark.WrittenOn,
        ["rolle"] = remark.Role,
        ["ursache"] = remark.Cause,
        ["massnahme"] = remark.Measure,
        ["neuer_termin"] = remark.NewDate,
    };

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="RecordFault">Not a Stellungnahme.</exception>
    public static Remark Read(RecordMembers members) => new(
        members.Text("zeile"), members.Day("vom"), members.Text("rolle"), members.Text("ursache"),
        members.OptionalText("massnahme"), members.OptionalDay("neuer_termin"));
}
