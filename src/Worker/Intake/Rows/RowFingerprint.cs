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
    private const int LongestLength = 10;

    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash aside = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> latest = new();
    private int rows;

    /// <summary>The partners, passed on as they are.</summary>
    public IEnumerable<PartnerRow> Partners(IEnumerable<PartnerRow> delivered) => delivered.Select(partner =>
    {
        Begin();
        Add("partner", partner.Id, partner.Name, partner.Type, partner.Voluntary);
        End();
        return partner;
    });

    /// <summary>The remarks, passed on as they are.</summary>
    public IEnumerable<RemarkRow> Remarks(IEnumerable<RemarkRow> delivered) => delivered.Select(remark =>
    {
        Begin();
        Add("remark", remark.Indicator, remark.WrittenOn, remark.Role, remark.Cause, remark.Measure, remark.NewDate);
        End();
        return remark;
    });

    /// <summary>Adds the activities of an id; its attributes stand once, after the first.</summary>
    public void Activities(IReadOnlyList<ActivityRow> sameId)
    {
        Begin();
        for (int copy = 0; copy < sameId.Count; copy++)
        {
            Add(sameId[copy]);
            foreach ((string? name, string? value) in copy == 0 ? sameId[copy].Attributes : [])
            {
                Add("activity_attribute", sameId[copy].Id, name, value);
            }
        }

        End();
    }

    /// <summary>The activities added last are of no further use: they go into the fingerprint of what is left aside as well.</summary>
    public void LeaveAside() => aside.AppendData(latest.WrittenSpan);

    /// <summary>Adds an attribute of no activity.</summary>
    public void StrayAttribute(string? activity, string? name, string? value)
    {
        Begin();
        Add("activity_attribute", activity, name, value);
        End();
    }

    /// <summary>The fingerprint of all rows that have passed.</summary>
    public DataFingerprint Result() => new(Convert.ToHexStringLower(all.GetCurrentHash()), rows);

    /// <summary>The fingerprint of what was left aside, 64 hexadecimal digits in lower case.</summary>
    public string Aside() => Convert.ToHexStringLower(aside.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose()
    {
        all.Dispose();
        aside.Dispose();
    }

    private void Begin() => latest.ResetWrittenCount();

    private void End() => all.AppendData(latest.WrittenSpan);

    private void Add(ActivityRow activity) => Add(
        "activity", activity.Id, activity.Kind, activity.Title, activity.StartDate, activity.EndDate, activity.Status,
        activity.Organiser, activity.Participants, activity.Minutes, activity.Quantity, activity.Unit, activity.Note,
        activity.RecordedAt, activity.ChangedAt);

    private void Add(string view, params ReadOnlySpan<string?> values)
    {
        Write(view);
        foreach (string? value in values)
        {
            Write(";");
            if (value is null)
            {
                Write("-");
                continue;
            }

            Span<byte> length = latest.GetSpan(LongestLength);
            Encoding.UTF8.GetByteCount(value).TryFormat(length, out int digits, default, CultureInfo.InvariantCulture);
            latest.Advance(digits);
            Write(":");
            Write(value);
        }

        Write("\n");
        rows++;
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, latest);
}
