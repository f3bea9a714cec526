using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>
/// A look that is repeated for ever. Its own failure fails this job, visibly, and never another: the next look finds what is left.
/// </summary>
internal abstract class LookJob : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (IsPausing)
        {
            return;
        }

        try
        {
            await LookAsync(cancellationToken);
        }
        catch (UserError error)
        {
            Meet(error);
            throw new JobExecutionException(error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SayDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    /// <summary>Whether this look is left out, because the last one found no database.</summary>
    protected virtual bool IsPausing => false;

    /// <summary>Looks once.</summary>
    protected abstract ValueTask LookAsync(CancellationToken cancellation);

    /// <summary>What a person can mend; as a rule it has been said: that the database is away says the look at reports, in the same minute.</summary>
    protected virtual void Meet(UserError error)
    {
    }

    /// <summary>Says that the program itself is at fault.</summary>
    protected abstract void SayDefect(Exception exception);
}
