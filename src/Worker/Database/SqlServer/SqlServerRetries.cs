using Microsoft.Data.SqlClient;

namespace KiIndicators.Worker.Database.SqlServer;

/// <summary>
/// When opening and reading are tried again: at faults that pass by themselves, a few times, with growing pauses.
/// Writing is never repeated: whether the first attempt went through cannot be known.
/// </summary>
internal static class SqlServerRetries
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    // Lost or refused connections (0: what the driver knows no number for, on Linux most of them), a deadlock that others won, a database that moves or wakes up.
    // A wrong name or password (4060, 18456) does not pass by itself, nor does a time limit (-2) that was long enough.
    private static readonly int[] PassingFaults =
    [
        0, 20, 64, 121, 233, 997, 1205, 1222, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 40143, 40197, 40501, 40540, 40613,
        42108, 42109, 49918, 49919, 49920,
    ];

    /// <summary>The rule for a connection: "Connect Retry Count" and "Connect Retry Interval" (seconds) set it, where given.</summary>
    public static SqlRetryLogicBaseProvider Of(SqlConnectionStringBuilder settings)
    {
        int tries = settings.ShouldSerialize("Connect Retry Count") ? settings.ConnectRetryCount + 1 : Tries;
        TimeSpan pause = settings.ShouldSerialize("Connect Retry Interval")
            ? TimeSpan.FromSeconds(settings.ConnectRetryInterval)
            : Pause;
        return tries == 1
            ? SqlConfigurableRetryFactory.CreateNoneRetryProvider()
            : SqlConfigurableRetryFactory.CreateExponentialRetryProvider(new SqlRetryLogicOption
            {
                NumberOfTries = Math.Min(tries, 60),
                DeltaTime = pause,
                MaxTimeInterval = pause > LongestPause ? pause : LongestPause,
                TransientErrors = PassingFaults,
            });
    }
}
