using System.Collections.Concurrent;
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

    // Measured: fetching takes most of the time. The rows fetched are judged beside it, in portions of this many ids.
    private const int Portion = 512;
    private const int MostWaiting = 8;

    /// <summary>Takes all ids; they are fetched on this thread and judged, in the same order, on another.</summary>
    public void Take(IEnumerable<DeliveredId> delivered)
    {
        using BlockingCollection<DeliveredId[]> waiting = new(MostWaiting);
        using CancellationTokenSource failed = new();
        Task judging = Task.Run(() =>
        {
            try
            {
                foreach (DeliveredId sameId in waiting.GetConsumingEnumerable().SelectMany(portion => portion))
                {
                    Take(sameId);
                }
            }
            catch
            {
                failed.Cancel();
                throw;
            }
        });
        try
        {
            foreach (DeliveredId[] portion in delivered.Chunk(Portion))
            {
                waiting.Add(portion, failed.Token);
            }
        }
        catch (OperationCanceledException) when (failed.IsCancellationRequested)
        {
            // What went wrong is told by the one who judges.
        }
        finally
        {
            waiting.CompleteAdding();
            judging.GetAwaiter().GetResult();
        }
    }

    private void Take(DeliveredId sameId)
    {
        stray.AddRange(sameId.Stray.Select(attribute => (sameId.Id, attribute.Name, attribute.Value)));
        fingerprint.Activities(sameId.Rows);
        if (reader.Read(sameId.Rows, rejected) is not Activity activity)
        {
            return;
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
