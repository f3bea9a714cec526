using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Takes what was delivered, id by id: the readable activity is kept where some line needs it, else counted; what is unreadable is
/// rejected; everything goes into the fingerprint.
/// </summary>
/// <param name="reader">Judges rows.</param>
/// <param name="needs">Whether an activity has to be kept; null: all are.</param>
/// <param name="fingerprint">The fingerprint.</param>
internal sealed class ActivityIntake(ActivityReader reader, Func<Activity, bool>? needs, RowFingerprint fingerprint)
{
    private readonly ImmutableArray<Activity>.Builder kept = ImmutableArray.CreateBuilder<Activity>();
    private readonly List<RejectedRow> rejected = [];
    private readonly List<(string? Activity, string? Name, string? Value)> stray = [];
    private RowsLeftAside leftAside = RowsLeftAside.None;

    /// <summary>Takes all ids.</summary>
    public void Take(IEnumerable<DeliveredId> delivered)
    {
        foreach (DeliveredId sameId in delivered)
        {
            stray.AddRange(sameId.Stray.Select(attribute => (sameId.Id, attribute.Name, attribute.Value)));
            fingerprint.Activities(sameId.Rows);
            if (reader.Read(sameId.Rows, rejected) is not Activity activity)
            {
                continue;
            }

            if (needs?.Invoke(activity) == false)
            {
                fingerprint.LeaveAside();
                leftAside = leftAside.With(activity);
            }
            else
            {
                kept.Add(activity);
            }
        }
    }

    /// <summary>What was taken.</summary>
    public ActivityReading Reading()
    {
        foreach ((string? activity, string? name, string? value) in stray)
        {
            fingerprint.StrayAttribute(activity, name, value);
            rejected.Add(new RejectedRow(activity ?? "(ohne Nummer)", $"{name}={value}", "Merkmal gehört zu keiner Aktivität"));
        }

        return new ActivityReading(kept.DrainToImmutable(), [.. rejected]) { LeftAside = leftAside }.Ordered();
    }
}
