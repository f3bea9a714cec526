using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using System.Globalization;
using System.Text;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Reads a Nachweis.json back into everything that its numbers follow from, by the reader of its form. Strict: what the program
/// would not have written is a fault. What follows from the rest (measurements, milestones) is not read but judged again.
/// </summary>
internal static class RecordReader
{
    /// <summary>Reads a record in any form that was ever written.</summary>
    /// <exception cref="RecordFault">Not the canonical form, an unknown form, or a member that does not fit.</exception>
    /// <exception cref="UserError">The catalogue in the record cannot be read by this program.</exception>
    public static AuswertungBasis Read(byte[] json) => Read(json, RecordForm.Readable);

    /// <summary>Reads a record in one of the forms.</summary>
    public static AuswertungBasis Read(byte[] json, ImmutableArray<RecordForm> forms) =>
        RecordMembers.Read("", CanonicalReader.Read(json), members =>
        {
            string? name = members.OptionalText(RecordForm.Member);
            RecordForm form = forms.FirstOrDefault(known => known.Name == name) ?? throw members.Fault(
                $"„{name}“ ist nicht bekannt; lesbar sind: {string.Join(", ", forms.Select(known => $"„{known.Name}“"))}", RecordForm.Member);
            return form.Read(members) with { Form = form };
        });
}
