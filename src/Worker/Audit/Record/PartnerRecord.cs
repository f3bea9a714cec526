using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>A partner as it stands in Nachweis.json.</summary>
internal static class PartnerRecord
{
    /// <summary>The members of the record.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Partner partner) => new Dictionary<string, object?>
    {
        ["id"] = partner.Id,
        ["name"] = partner.Name,
        ["art"] = partner.Type,
        ["ehrenamtlich"] = partner.IsVoluntary ? "ja" : "nein",
    };

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="RecordFault">Not a partner.</exception>
    public static Partner Read(RecordMembers members) =>
        new(members.Text("id"), members.Text("name"), members.Text("art"), members.Yes("ehrenamtlich"));
}
