using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Computes the fingerprint while the rows stream past: partners, remarks, activities each followed by its attributes,
/// attributes of no activity; all in the order of their queries, that is by id.
/// </summary>
/// <remarks>
/// A row is the name of its view, then for each column ";" and the value as delivered: "-" for NULL, else its length in bytes
/// of UTF-8, ":" and the text; then a line feed. The lengths make it unambiguous: no value can pretend to be two.
/// </remarks>
internal sealed class RowFingerprint : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> row = new();
    private int rows;

    /// <summary>The partners, passed on as they are.</summary>
    public IEnumerable<PartnerRow> Partners(IEnumerable<PartnerRow> delivered) => delivered.Select(partner =>
    {
        Add("partner", partner.Id, partner.Name, partner.Type, partner.Voluntary);
        return partner;
    });

    /// <summary>The remarks, passed on as they are.</summary>
    public IEnumerable<RemarkRow> Remarks(IEnumerable<RemarkRow> delivered) => delivered.Select(remark =>
    {
        Add("remark", remark.Indicator, remark.WrittenOn, remark.Role, remark.Cause, remark.Measure, remark.NewDate);
        return remark;
    });

    /// <summary>The joined lines, passed on as they are; each activity and each attribute is one row, however often joined.</summary>
    public IEnumerable<JoinedRow> Activities(IEnumerable<JoinedRow> delivered)
    {
        JoinedRow? former = null;
        foreach (JoinedRow line in delivered)
        {
            if (former is null || !RowGrouping.IsSameRow(former, line))
            {
                Add(line.Row);
            }

            // A doubled id comes with its attributes once for each copy.
            if (line.Attribute is { HasAttribute: not 0, Copy: 1 })
            {
                Attribute(line.Row.Id, line.Attribute.AttributeName, line.Attribute.AttributeValue);
            }

            former = line;
            yield return line;
        }
    }

    /// <summary>Adds an attribute.</summary>
    public void Attribute(string? activity, string? name, string? value) => Add("activity_attribute", activity, name, value);

    /// <summary>The fingerprint of all rows that have passed.</summary>
    public DataFingerprint Result() => new(Convert.ToHexStringLower(hash.GetCurrentHash()), rows);

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private void Add(ActivityRow activity) => Add(
        "activity", activity.Id, activity.Kind, activity.Title, activity.StartDate, activity.EndDate, activity.Status,
        activity.Organiser, activity.Participants, activity.Minutes, activity.Quantity, activity.Unit, activity.Note,
        activity.RecordedAt, activity.ChangedAt);

    private void Add(string view, params ReadOnlySpan<string?> values)
    {
        row.ResetWrittenCount();
        Write(view);
        foreach (string? value in values)
        {
            Write(value is null ? ";-" : ";" + Encoding.UTF8.GetByteCount(value).ToString(CultureInfo.InvariantCulture) + ":");
            Write(value ?? "");
        }

        Write("\n");
        hash.AppendData(row.WrittenSpan);
        rows++;
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, row);
}
