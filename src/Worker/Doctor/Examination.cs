using System.Collections.Immutable;

namespace KiIndicators.Worker.Doctor;

/// <summary>Looks at everything, one after the other; what one check finds keeps no other from being made, but for what all stand on.</summary>
/// <param name="checks">The checks, in their order.</param>
internal sealed class Examination(ImmutableArray<HealthCheck> checks)
{
    /// <summary>All checks with what they found.</summary>
    public async Task<ImmutableArray<Examined>> RunAsync(CancellationToken cancellation)
    {
        List<Examined> examined = [];
        bool isGroundless = false;
        foreach (HealthCheck check in checks)
        {
            Diagnosis? diagnosis = isGroundless ? null : await LookAsync(check, cancellation);
            examined.Add(new Examined(check, diagnosis));
            isGroundless |= check.IsGround && diagnosis?.Verdict == Verdict.Fault;
        }

        return [.. examined];
    }

    /// <summary>Looks at what must hold before the worker starts.</summary>
    /// <exception cref="UserError">Something is at fault.</exception>
    public async Task RequireStartAsync(CancellationToken cancellation)
    {
        foreach (HealthCheck check in checks.Where(check => check.StopsStart))
        {
            if (await check.Look(cancellation) is { Verdict: Verdict.Fault } diagnosis)
            {
                throw new UserError(diagnosis.Text);
            }
        }
    }

    private static async Task<Diagnosis> LookAsync(HealthCheck check, CancellationToken cancellation)
    {
        try
        {
            return await check.Look(cancellation);
        }
        catch (UserError error)
        {
            return Diagnosis.Fault(error.Message);
        }
    }
}
