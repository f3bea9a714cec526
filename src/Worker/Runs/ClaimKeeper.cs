using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Renews a claim while its run lives, so that a slow run is not taken for a dead one; cancels the run where the claim was lost
/// all the same (the machine slept, or the database was away for longer than a claim lasts).
/// </summary>
internal sealed partial class ClaimKeeper : IDisposable
{
    private readonly OccurrenceClaims claims;
    private readonly Claim claim;
    private readonly ILogger log;
    private readonly CancellationTokenSource run;
    private readonly ITimer timer;

    /// <summary>Begins to renew.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">What the operator reads.</param>
    /// <param name="cancellation">Ends the run as well.</param>
    public ClaimKeeper(OccurrenceClaims claims, Claim claim, TimeProvider time, ILogger log, CancellationToken cancellation)
    {
        this.claims = claims;
        this.claim = claim;
        this.log = log;
        run = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        TimeSpan every = OccurrenceClaims.StaleAfter / 4;
        timer = time.CreateTimer(_ => Renew(), null, every, every);
    }

    /// <summary>Cancelled where the run is to end, or the claim is lost.</summary>
    public CancellationToken Token => run.Token;

    /// <summary>Whether somebody else has taken the claim over.</summary>
    public bool IsLost { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        run.Dispose();
    }

    // On the timer's thread: whatever is thrown here would end the process.
    private void Renew()
    {
        try
        {
            if (!claims.TryRenew(claim))
            {
                IsLost = true;
                run.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The run ended while its last renewal was under way.
        }
        catch (Exception exception)
        {
            LogNotRenewed(claim.Meeting.Key, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Der Bericht zur Sitzung {Meeting} ist in Arbeit, ließ sich aber gerade nicht als solcher vermerken; es wird wieder versucht. {Reason}")]
    private partial void LogNotRenewed(string meeting, string reason);
}
